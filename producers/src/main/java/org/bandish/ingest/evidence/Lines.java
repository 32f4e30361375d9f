package org.bandish.ingest.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The lines of a stream in UTF-8, none of which can fill the memory. */
final class Lines {
  /** Bytes of the longest line that is read. */
  static final int LONGEST = 16 * 1024 * 1024;

  private static final int BEGINNING = 256;

  /**
   * One line.
   *
   * @param number from 1
   * @param text without its end; where there is a problem, about how it begins
   * @param problem why it cannot be read, or null
   */
  record Line(int number, String text, String problem) {}

  private final InputStream in;
  private int number;

  Lines(InputStream in) {
    this.in = in;
  }

  /** The next line, or null at the end. A line that cannot be read does not hide the next. */
  Line next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    int b = in.read();
    if (b < 0) {
      return null;
    }
    boolean tooLong = false;
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (bytes.size() < LONGEST) {
        bytes.write(b);
      } else {
        tooLong = true;
      }
    }
    number++;
    return tooLong
        ? broken(bytes.toByteArray(), "longer than " + LONGEST / (1024 * 1024) + " MiB")
        : decoded(bytes.toByteArray());
  }

  private Line decoded(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String line = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        if (c < ' ' && c != '\t' && c != '\r') {
          return broken(bytes, String.format("holds the control character U+%04X", (int) c));
        }
      }
      return new Line(
          number, number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line, null);
    } catch (CharacterCodingException e) {
      return broken(bytes, "not in UTF-8");
    }
  }

  private Line broken(byte[] bytes, String problem) {
    int length = Math.min(bytes.length, BEGINNING);
    return new Line(number, new String(bytes, 0, length, StandardCharsets.UTF_8), problem);
  }
}
