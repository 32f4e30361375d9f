package org.bandish.ingest.ooni;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.bandish.ingest.Rejected;
import org.bandish.ingest.Sink;
import org.bandish.ingest.Source;

/** The files of a tar archive (POSIX ustar and GNU), one after the other; gzipped ones unpacked. */
final class Tar {
  private static final int BLOCK = 512;

  /** Takes one file of the archive. */
  interface Taker {
    /**
     * A file.
     *
     * @param name of the archive, {@code !/}, and of the file
     * @param in its bytes; supports mark
     */
    void file(String name, InputStream in) throws IOException;
  }

  private Tar() {}

  /** Whether the stream begins as tar does; it then stands at its beginning again. */
  static boolean isTar(InputStream in) throws IOException {
    in.mark(BLOCK);
    try {
      byte[] head = in.readNBytes(BLOCK);
      in.reset();
      return head.length == BLOCK
          && new String(head, 257, 5, StandardCharsets.US_ASCII).equals("ustar");
    } catch (IOException e) {
      // Whoever reads on is told the same.
      in.reset();
      return false;
    }
  }

  static void read(String archive, InputStream in, Sink sink, Taker taker) throws IOException {
    byte[] header = new byte[BLOCK];
    while (true) {
      long size;
      try {
        int read = in.readNBytes(header, 0, BLOCK);
        if (read == 0 || (read == BLOCK && header[0] == 0)) {
          return;
        } else if (read < BLOCK) {
          throw new EOFException("it ends within a header");
        }
        size = size(header);
        if (size < 0) {
          throw new IOException("a header's size is negative: " + size);
        }
      } catch (IOException e) {
        sink.rejected(Rejected.unreadable(archive, 0, "cannot be read further: " + e.getMessage()));
        return;
      }
      Part part = new Part(in, size);
      if (header[156] == '0' || header[156] == 0) {
        taker.file(archive + "!/" + name(header), unpacked(part));
      }
      try {
        part.end((BLOCK - size % BLOCK) % BLOCK);
      } catch (IOException e) {
        sink.rejected(Rejected.unreadable(archive, 0, "cannot be read further: " + e.getMessage()));
        return;
      }
    }
  }

  private static InputStream unpacked(InputStream part) throws IOException {
    BufferedInputStream in = new BufferedInputStream(part);
    in.mark(2);
    try {
      int first = in.read();
      int second = in.read();
      in.reset();
      return first == 0x1f && second == 0x8b ? new BufferedInputStream(Source.unzipped(in)) : in;
    } catch (IOException e) {
      return new BufferedInputStream(failing(e));
    }
  }

  private static InputStream failing(IOException reason) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw reason;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        throw reason;
      }
    };
  }

  private static String name(byte[] header) {
    int end = 0;
    while (end < 100 && header[end] != 0) {
      end++;
    }
    return new String(header, 0, end, StandardCharsets.UTF_8);
  }

  private static long size(byte[] header) throws IOException {
    if ((header[124] & 0x80) != 0) {
      long size = 0;
      for (int i = 128; i < 136; i++) {
        size = size << 8 | (header[i] & 0xFF);
      }
      return size;
    }
    String octal = new String(header, 124, 12, StandardCharsets.US_ASCII).replace('\0', ' ');
    try {
      return Long.parseLong(octal.strip(), 8);
    } catch (NumberFormatException e) {
      throw new IOException("a header's size is no number: '" + octal.strip() + "'", e);
    }
  }

  /** The bytes of one file. */
  private static final class Part extends InputStream {
    private final InputStream in;
    private long left;

    Part(InputStream in, long size) {
      this.in = in;
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(buffer, offset, (int) Math.min(length, left));
      if (read < 0) {
        throw new EOFException("it ends within a file");
      }
      left -= read;
      return read;
    }

    /** Steps over what is left, and over what fills the last block. */
    void end(long filling) throws IOException {
      try {
        in.skipNBytes(left + filling);
      } catch (EOFException e) {
        // The next header tells that the archive ends here.
        left = 0;
      }
    }
  }
}
