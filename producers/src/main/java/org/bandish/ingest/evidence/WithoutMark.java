package org.bandish.ingest.evidence;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Leaves out the byte order mark that some editors put before the first character. */
final class WithoutMark extends FilterReader {
  private boolean begun;

  WithoutMark(Reader in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    if (!begun) {
      begun = true;
      int first = super.read();
      if (first < 0) {
        return -1;
      }
      if (first != '\uFEFF') {
        buffer[offset] = (char) first;
        return 1;
      }
    }
    return super.read(buffer, offset, length);
  }
}
