package org.bandish.ingest.evidence;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a YAML stream into the parts that can be read alone: its documents, and of a document that
 * is a block list, its entries. So no file is too long, and an error of form spoils one fact, not
 * the file. By YAML's rules of indentation a line that begins with a dash where the list began is
 * an entry, whatever stands before.
 */
final class YamlParts {
  /**
   * Some lines of the file.
   *
   * @param line number of the first
   * @param text the lines
   * @param problem why they cannot be read, or null
   * @param problemLine where
   */
  record Part(int line, String text, String problem, int problemLine) {}

  private static final Pattern MARKER = Pattern.compile("(---|\\.\\.\\.)(\\s.*)?");
  private static final Pattern ENTRY = Pattern.compile("( *)-(\\s.*)?");

  private final Lines lines;
  private StringBuilder text = new StringBuilder();
  private int first;
  private boolean content;
  private int indent = -1;
  private String problem;
  private int problemLine;
  private boolean ended;

  YamlParts(Lines lines) {
    this.lines = lines;
  }

  /** The next part with content, or null at the end. */
  Part next() throws IOException {
    while (!ended) {
      Lines.Line line = lines.next();
      Part part = line == null ? end() : cutBefore(line);
      if (line != null) {
        append(line);
      }
      if (part != null) {
        return part;
      }
    }
    return null;
  }

  private Part end() {
    ended = true;
    return cut();
  }

  private Part cutBefore(Lines.Line line) {
    if (MARKER.matcher(line.text()).matches()) {
      indent = -1;
      return cut();
    }
    Matcher entry = ENTRY.matcher(line.text());
    boolean begins = indent >= 0 && entry.matches() && entry.group(1).length() == indent;
    return begins ? cut() : null;
  }

  private void append(Lines.Line line) {
    if (text.length() == 0) {
      first = line.number();
    }
    String written = line.text();
    if (problem == null && line.problem() != null) {
      problem(line.number(), line.problem());
    }
    if (problem == null && text.length() + written.length() > Lines.LONGEST) {
      problem(
          line.number(),
          "a document or entry longer than " + Lines.LONGEST / (1024 * 1024) + " MiB");
    }
    boolean comment = written.isBlank() || written.strip().startsWith("#");
    if (!comment && !content && !written.startsWith("%") && !bareMarker(written)) {
      content = true;
      Matcher entry = ENTRY.matcher(written);
      if (indent < 0 && entry.matches()) {
        indent = entry.group(1).length();
      }
    }
    content |= line.problem() != null;
    if (problem == null) {
      text.append(written).append('\n');
    }
  }

  private void problem(int line, String reason) {
    problem = reason;
    problemLine = line;
    text = new StringBuilder("#\n");
  }

  private Part cut() {
    Part part = content ? new Part(first, text.toString(), problem, problemLine) : null;
    if (part != null) {
      text = new StringBuilder();
      content = false;
      problem = null;
    }
    return part;
  }

  private static boolean bareMarker(String written) {
    Matcher marker = MARKER.matcher(written);
    return marker.matches()
        && (marker.group(2) == null
            || marker.group(2).isBlank()
            || marker.group(2).strip().startsWith("#"));
  }
}
