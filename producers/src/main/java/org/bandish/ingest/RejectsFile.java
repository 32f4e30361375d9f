package org.bandish.ingest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what was rejected, a line of JSON each: file, line, id, field, reason and the fact. */
public final class RejectsFile implements Tally.Rejections, AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final Writer out;

  /**
   * Begins the file anew.
   *
   * @throws IOException if it cannot be written
   */
  public RejectsFile(Path file) throws IOException {
    this.out = new BufferedWriter(Files.newBufferedWriter(file));
  }

  @Override
  public void rejected(Rejected rejected) throws IOException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("file", rejected.source());
    line.put("line", rejected.line() == 0 ? null : rejected.line());
    line.put("id", rejected.id());
    line.put("field", rejected.field());
    line.put("reason", rejected.reason());
    line.put("fact", rejected.fact());
    out.write(JSON.writeValueAsString(line));
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
