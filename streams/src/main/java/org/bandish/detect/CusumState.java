package org.bandish.detect;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What OONI's detector knows of a country.
 *
 * @param open the span that goes on; null: nothing is decided yet
 * @param networks by number, {@link #NO_NUMBER} for the unknown one
 */
record CusumState(Span open, Map<Long, Cusum> networks) implements Detector.State {
  static final long NO_NUMBER = -1;
  private static final byte LAYOUT = 65;

  /** Nothing is known. */
  static final CusumState INITIAL = new CusumState(null, Map.of());

  CusumState {
    networks = Collections.unmodifiableMap(new TreeMap<>(networks));
  }

  @Override
  public CusumState bare() {
    return new CusumState(open == null ? null : open.bare(), networks);
  }

  @Override
  public byte[] bytes() {
    return StateBytes.write(
        LAYOUT,
        out -> {
          SpanBytes.write(open, out);
          out.writeInt(networks.size());
          for (Map.Entry<Long, Cusum> each : networks.entrySet()) {
            out.writeLong(each.getKey());
            each.getValue().write(out);
          }
        });
  }

  static CusumState of(byte[] bytes) {
    return StateBytes.read(
        bytes,
        LAYOUT,
        in -> {
          Span open = SpanBytes.read(in);
          Map<Long, Cusum> networks = new TreeMap<>();
          int size = in.readInt();
          for (int i = 0; i < size; i++) {
            long key = in.readLong();
            networks.put(key, Cusum.read(in));
          }
          return new CusumState(open, networks);
        });
  }
}
