package org.bandish.topology;

import java.time.Instant;
import org.bandish.event.Evidence;
import org.bandish.event.NetworkSignal;
import org.bandish.schema.Subject;

/** The composite keys of stores and topics. Neither subjects nor ids nor digests hold a bar. */
final class Keys {
  static final char BAR = '|';

  /** The character after the bar: keys that go on with it sort behind all that go on with a bar. */
  static final char AFTER_BAR = '}';

  private static final int COUNTRY = 2;
  private static final int DIGITS = 14;
  private static final long SHIFT = 10_000_000_000_000L;

  private Keys() {}

  /** {@code subject|id|digest}. */
  static String of(Evidence evidence) {
    return of(evidence.getSubject(), evidence.getId(), evidence.getDigest());
  }

  static String of(String subject, String id, String digest) {
    return subject + BAR + id + BAR + digest;
  }

  /** {@code subject|asn}; nothing behind the bar where the network is not known. */
  static String series(NetworkSignal signal) {
    String platform = signal.getPlatform() == null ? Subject.CONNECTIVITY : signal.getPlatform();
    return series(new Subject(signal.getCountry(), signal.getRegion(), platform), signal.getAsn());
  }

  static String series(Subject subject, Long asn) {
    return under(subject) + (asn == null ? "" : asn);
  }

  /** The network of a key {@code subject|asn}; null: not known. */
  static Long asn(String series) {
    String asn = series.substring(series.indexOf(BAR) + 1);
    return asn.isEmpty() ? null : Long.valueOf(asn);
  }

  /** Whether a key that begins with a subject is about connectivity itself. */
  static boolean isConnectivity(String key) {
    return subject(key).endsWith("/" + Subject.CONNECTIVITY);
  }

  /** Milliseconds since 1970 that sort as text. */
  static String sortable(Instant at) {
    String digits = Long.toString(at.toEpochMilli() + SHIFT);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  /**
   * Prefix of everything of one subject. The bar keeps {@code PK/x} from {@code PK/xbox}, and the
   * slash before it the country from its regions.
   */
  static String under(Subject subject) {
    return subject.toString() + BAR;
  }

  /** The country of a key that begins with a subject: {@code PK/x}, {@code PK-KP/x}. */
  static String country(String key) {
    return key.substring(0, COUNTRY);
  }

  /** The subject of a key that begins with one. */
  static String subject(String key) {
    return key.substring(0, key.indexOf(BAR));
  }
}
