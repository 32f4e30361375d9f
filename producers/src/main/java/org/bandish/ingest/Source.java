package org.bandish.ingest;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Something to read, as often as needed: a file or a text. What is gzipped is unpacked. */
public final class Source {
  private static final int BUFFER = 64 * 1024;

  /** Opens the bytes anew. */
  @FunctionalInterface
  public interface Opener {
    InputStream open() throws IOException;
  }

  private final String name;
  private final long size;
  private final Opener opener;

  private Source(String name, long size, Opener opener) {
    this.name = name;
    this.size = size;
    this.opener = opener;
  }

  /** A file under its own name. */
  public static Source of(Path file) {
    return of(file.toString(), file);
  }

  /** A file under another name. */
  public static Source of(String name, Path file) {
    return new Source(name, sizeOf(file), () -> Files.newInputStream(file));
  }

  /** A text. */
  public static Source text(String name, String text) {
    return bytes(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes, plain or gzipped. */
  public static Source bytes(String name, byte[] bytes) {
    return new Source(name, bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  /** As messages call it; its ending tells the format. */
  public String name() {
    return name;
  }

  /** Bytes as they lie in the file; 0 if unknown. */
  public long size() {
    return size;
  }

  /** The same source, telling how far it was read. */
  public Source watchedBy(Progress progress) {
    return new Source(name, size, () -> new Counted(opener.open(), name, progress));
  }

  /**
   * The bytes from the beginning, unpacked if they begin as gzip does; supports mark.
   *
   * @throws IOException if they cannot be read
   */
  public InputStream open() throws IOException {
    InputStream raw = buffered(opener.open());
    try {
      raw.mark(2);
      int first = raw.read();
      int second = raw.read();
      raw.reset();
      return first == 0x1f && second == 0x8b ? buffered(unzipped(raw)) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * What was gzipped, all its members one after the other.
   *
   * @param in supports mark
   * @throws IOException if it does not begin as gzip does
   */
  public static InputStream unzipped(InputStream in) throws IOException {
    return new GZIPInputStream(new Members(in), BUFFER);
  }

  /** Looks whether there is more: a stream that has nothing ready would end after a member. */
  private static final class Members extends FilterInputStream {
    Members(InputStream in) {
      super(in);
    }

    @Override
    public int available() throws IOException {
      in.mark(1);
      int next = in.read();
      in.reset();
      return next < 0 ? 0 : 1;
    }
  }

  @Override
  public String toString() {
    return name;
  }

  private static InputStream buffered(InputStream in) {
    return new BufferedInputStream(in, BUFFER);
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  private static final class Counted extends FilterInputStream {
    private final String name;
    private final Progress progress;

    Counted(InputStream in, String name, Progress progress) {
      super(in);
      this.name = name;
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b >= 0) {
        progress.read(name, 1);
      }
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      if (n > 0) {
        progress.read(name, n);
      }
      return n;
    }
  }
}
