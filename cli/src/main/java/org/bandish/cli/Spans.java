package org.bandish.cli;

import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 90s}, {@code 10m}, {@code 2h} or {@code 1d}; a minute is the least. */
final class Spans implements ITypeConverter<Duration> {
  private static final Duration LEAST = Duration.ofMinutes(1);

  @Override
  public Duration convert(String text) {
    if (!text.matches("\\d{1,6}[smhdSMHD]")) {
      throw new TypeConversionException("'" + text + "' is no span such as 10m or 1h");
    }
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    Duration span =
        switch (text.toLowerCase(Locale.ROOT).charAt(text.length() - 1)) {
          case 's' -> Duration.ofSeconds(number);
          case 'm' -> Duration.ofMinutes(number);
          case 'h' -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    if (span.compareTo(LEAST) < 0) {
      throw new TypeConversionException("'" + text + "' is less than 1m: public APIs are shared");
    }
    return span;
  }
}
