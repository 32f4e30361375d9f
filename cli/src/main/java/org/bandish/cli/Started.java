package org.bandish.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was started, in order; ended in reverse, once, whoever asks first. What comes in after that
 * is ended at once, so that an interrupt during the start leaves nothing running.
 */
final class Started implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Started.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private boolean closed;

  /**
   * Keeps a part to end it later.
   *
   * @throws CannotRunException if all is being ended already
   */
  synchronized <T extends AutoCloseable> T add(T part) {
    if (closed) {
      end(part);
      throw new CannotRunException("stopped while starting");
    }
    parts.push(part);
    return part;
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!parts.isEmpty()) {
      end(parts.pop());
    }
  }

  private static void end(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("{} did not end cleanly", part.getClass().getSimpleName(), e);
    }
  }
}
