package org.bandish.topology;

/** What a derivation concluded; where it failed, why. */
interface Concluded {
  /** Null: it did not fail. */
  RuntimeException failure();
}
