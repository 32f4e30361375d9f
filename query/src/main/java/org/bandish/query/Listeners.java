package org.bandish.query;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Those who want to know when something was applied. */
public final class Listeners implements Runnable {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * Adds one.
   *
   * @return takes it away
   */
  public Runnable add(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void run() {
    listeners.forEach(Runnable::run);
  }
}
