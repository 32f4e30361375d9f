package org.bandish.ingest.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines as bytes, one at a time in one buffer, none of which can fill the memory. */
final class Lines {
  /** Bytes of the longest line that is read. */
  static final int LONGEST = 32 * 1024 * 1024;

  private static final int BLOCK = 64 * 1024;

  private final InputStream in;
  private byte[] buffer = new byte[BLOCK];
  private int start;
  private int length;
  private int position;
  private int end;
  private boolean ended;
  private boolean tooLong;
  private int number;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false at the end. */
  boolean next() throws IOException {
    start = position;
    tooLong = false;
    int seen = 0;
    while (start + seen < end || fill()) {
      int newline = newline(start + seen);
      seen = newline < 0 ? end - start : newline - start;
      if (newline >= 0) {
        tooLong = seen > LONGEST;
        return line(tooLong ? 0 : seen, newline + 1);
      }
      if (seen > LONGEST) {
        return discarded();
      }
    }
    return seen > 0 && line(seen, end);
  }

  /** Whether the line was longer than the longest that is read; it is then empty. */
  boolean tooLong() {
    return tooLong;
  }

  byte[] bytes() {
    return buffer;
  }

  int offset() {
    return start;
  }

  /** Of the line, without its end. */
  int length() {
    return length;
  }

  /** From 1. */
  int number() {
    return number;
  }

  boolean isBlank() {
    for (int i = start; i < start + length; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\r' && buffer[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  private boolean line(int bytes, int next) {
    boolean carriageReturn = bytes > 0 && buffer[start + bytes - 1] == '\r';
    length = carriageReturn ? bytes - 1 : bytes;
    position = next;
    number++;
    return true;
  }

  private boolean discarded() throws IOException {
    tooLong = true;
    int newline = -1;
    do {
      start = end;
    } while (fill() && (newline = newline(start)) < 0);
    start = newline < 0 ? end : newline;
    return line(0, newline < 0 ? end : newline + 1);
  }

  private int newline(int from) {
    for (int i = from; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Reads more behind what is kept from the start of the line on. */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = in.read(buffer, end, buffer.length - end);
    ended = read < 0;
    end += Math.max(read, 0);
    return !ended;
  }
}
