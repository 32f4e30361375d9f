package org.bandish.topology;

import org.bandish.event.Evidence;
import org.bandish.schema.Subject;

/** The composite keys of stores and topics. Neither subjects nor ids nor digests hold a bar. */
final class Keys {
  static final char BAR = '|';

  private Keys() {}

  /** {@code subject|id|digest}. */
  static String of(Evidence evidence) {
    return of(evidence.getSubject(), evidence.getId(), evidence.getDigest());
  }

  static String of(String subject, String id, String digest) {
    return subject + BAR + id + BAR + digest;
  }

  /**
   * Prefix of everything of one subject. The bar keeps {@code PK/x} from {@code PK/xbox}, and the
   * slash before it the country from its regions.
   */
  static String under(Subject subject) {
    return subject.toString() + BAR;
  }

  /** The subject of a key that begins with one. */
  static String subject(String key) {
    return key.substring(0, key.indexOf(BAR));
  }
}
