package org.bandish.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * What standard error shows of the log: warnings, and nothing of Kafka's own. Kafka calls it an
 * error when a store is restored after a crash, and warns every second that a broker is away; what
 * really failed reaches a person through this project's own words. {@code BANDISH_LOG_LEVEL} shows
 * all from a level on.
 */
public final class StderrFilter extends Filter<ILoggingEvent> {
  private Level level = Level.WARN;
  private Level kafka = Level.OFF;

  /** Called by Logback with what the configuration says; {@code default}: these stay. */
  public void setLevel(String name) {
    if (!name.equals("default")) {
      level = Level.toLevel(name, Level.WARN);
      kafka = level;
    }
  }

  @Override
  public FilterReply decide(ILoggingEvent event) {
    Level least = event.getLoggerName().startsWith("org.apache.kafka.") ? kafka : level;
    return event.getLevel().isGreaterOrEqual(least) ? FilterReply.NEUTRAL : FilterReply.DENY;
  }
}
