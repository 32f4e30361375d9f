package org.bandish.ingest;

import java.io.IOException;
import org.apache.avro.specific.SpecificRecord;

/** Where facts go that passed every rule. */
@FunctionalInterface
public interface Outlet {
  /** Nothing is sent. */
  Outlet NONE = fact -> {};

  /**
   * Takes a fact or a definition; it is safe only after a flush that did not fail.
   *
   * @throws IOException if no more can be taken, and with it all that was not yet safe
   */
  void send(SpecificRecord fact) throws IOException;

  /**
   * Waits until all that was sent is safe.
   *
   * @throws IOException if something is not
   */
  default void flush() throws IOException {}
}
