package org.bandish.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * What standard error shows of the log: warnings; of Kafka's clients errors alone, because they
 * warn of every moment that a broker is away and of settings that are meant so. {@code
 * BANDISH_LOG_LEVEL} shows more of all.
 */
public final class StderrFilter extends Filter<ILoggingEvent> {
  private Level level = Level.WARN;
  private Level kafka = Level.ERROR;

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
