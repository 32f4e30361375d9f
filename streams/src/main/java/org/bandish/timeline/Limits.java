package org.bandish.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bandish.event.OrderedSpan;

/**
 * Keeps an interval, and the transition that holds it twice, under 256 KiB with ids of 120
 * characters: longer lists lose their end, spans their middle. Of the evidence the count says how
 * much there is.
 */
final class Limits {
  private static final int MOST = 200;
  private static final int MOST_NAMES = 100;

  private Limits() {}

  /** At most 200. */
  static <T> List<T> list(List<T> list) {
    return first(list, MOST);
  }

  /** At most 100 authorities and courts. */
  static List<String> names(List<String> names) {
    return first(names, MOST_NAMES);
  }

  /** At most 200 spans: the first, and the last, with which status and end are told. */
  static <T> List<T> spans(List<T> spans) {
    int first = MOST - 1;
    return Stream.concat(
            spans.stream().limit(first), spans.stream().skip(Math.max(first, spans.size() - 1)))
        .toList();
  }

  /** At most 200 spans, which name at most 200 instruments between them. */
  static List<OrderedSpan> ordered(List<OrderedSpan> spans) {
    List<OrderedSpan> limited = new ArrayList<>();
    int left = MOST;
    for (OrderedSpan span : spans(spans)) {
      List<String> instruments = first(span.getInstruments(), left);
      left -= instruments.size();
      limited.add(new OrderedSpan(span.getFrom(), span.getTo(), instruments));
    }
    return limited;
  }

  private static <T> List<T> first(List<T> list, int most) {
    return list.stream().limit(most).toList();
  }
}
