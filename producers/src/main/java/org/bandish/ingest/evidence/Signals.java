package org.bandish.ingest.evidence;

import java.util.EnumSet;
import java.util.Set;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.SignalSource;
import org.bandish.event.Transition;
import org.bandish.ingest.Nearest;
import org.bandish.ingest.reading.Numbers;
import org.bandish.ingest.reading.Times;

/** Reads {@code type: network-signal}. */
final class Signals {
  static final Set<String> FIELDS =
      Set.of(
          "type",
          "id",
          "country",
          "region",
          "platform",
          "asn",
          "source",
          "at",
          "until",
          "transition",
          "blocked",
          "down",
          "ok",
          "throttled",
          "count",
          "published",
          "mechanism",
          "lineage",
          "url",
          "metric",
          "value",
          "supersedes",
          "sources");
  private static final double TOLERANCE = 1e-6;
  private static final long MOST_ASN = 0xFFFF_FFFFL;
  private static final Set<SignalSource> SOURCES =
      EnumSet.complementOf(EnumSet.of(SignalSource.UNKNOWN));
  private static final Set<Transition> TRANSITIONS =
      EnumSet.complementOf(EnumSet.of(Transition.UNKNOWN));
  private static final Set<ConnectivityMetric> METRICS =
      EnumSet.complementOf(EnumSet.of(ConnectivityMetric.UNKNOWN));

  private Signals() {}

  static NetworkSignal read(Draft draft) throws Invalid {
    Fields fields = draft.fields();
    fields.required("source");
    SignalSource source = fields.word("source", SignalSource.class, SOURCES);
    Transition transition = fields.word("transition", Transition.class, TRANSITIONS);
    if (transition != null && source != SignalSource.REPORT) {
      throw fields.wrong("transition", "only a report (source: report) tells of a change itself");
    }
    Moment at = draft.requiredMoment("at");
    Moment until = draft.moment("until");
    draft.inOrder("at", at, "until", until);
    if (source != SignalSource.REPORT && at.getEarliest().isBefore(Times.FIRST)) {
      throw fields.wrong("at", "'" + at.getEdtf() + "' lies before 2004: a clock that was not set");
    }
    if (source != SignalSource.REPORT && fields.has("platform") && fields.has("supersedes")) {
      throw fields.wrong(
          "supersedes",
          "a measurement of a platform is corrected by its own id with a later 'published'");
    }
    Long count = fields.whole("count", 1, Numbers.MOST_MEASUREMENTS);
    NetworkSignal.Builder signal =
        NetworkSignal.newBuilder()
            .setId(draft.id())
            .setCountry(draft.country())
            .setRegion(draft.region())
            .setPlatform(draft.platform())
            .setAsn(fields.whole("asn", 1, MOST_ASN))
            .setSource(source)
            .setAt(at)
            .setUntil(until)
            .setTransition(transition)
            .setThrottled(fields.flag("throttled", false))
            .setCount(count == null ? 1 : count)
            .setPublished(draft.moment("published"))
            .setMechanism(mechanism(fields))
            .setLineage(fields.texts("lineage"))
            .setUrl(Draft.url(fields))
            .setSupersedes(draft.reference("supersedes"))
            .setSources(draft.sources());
    if (fields.has("metric") || fields.has("value")) {
      connectivity(fields, signal);
    } else {
      weights(fields, signal);
    }
    return signal.build();
  }

  private static void connectivity(Fields fields, NetworkSignal.Builder signal) throws Invalid {
    for (String weight : new String[] {"blocked", "down", "ok"}) {
      if (fields.has(weight)) {
        throw fields.wrong(weight, "stands with 'metric' and 'value', which take its place");
      }
    }
    if (fields.has("platform")) {
      throw fields.wrong("metric", "is of connectivity itself: a signal without platform");
    }
    fields.required("metric");
    fields.required("value");
    double value = fields.number("value");
    if (value < 0) {
      throw fields.wrong("value", "must be a number from 0, not " + value);
    }
    signal.setMetric(fields.word("metric", ConnectivityMetric.class, METRICS)).setValue(value);
  }

  private static void weights(Fields fields, NetworkSignal.Builder signal) throws Invalid {
    if (!fields.has("blocked") && !fields.has("down") && !fields.has("ok")) {
      throw fields.wrong("blocked", "missing: the weights 'blocked', 'down' and 'ok'");
    }
    double blocked = weight(fields, "blocked");
    double down = weight(fields, "down");
    double ok = weight(fields, "ok");
    if (Math.abs(blocked + down + ok - 1) > TOLERANCE) {
      String first = fields.has("blocked") ? "blocked" : fields.has("down") ? "down" : "ok";
      throw fields.wrong(
          first, "blocked + down + ok must be 1, not " + (float) (blocked + down + ok));
    }
    signal.setBlocked(blocked).setDown(down).setOk(ok);
  }

  private static double weight(Fields fields, String name) throws Invalid {
    Double weight = fields.number(name);
    if (weight == null) {
      return 0;
    }
    if (weight < 0 || weight > 1) {
      throw fields.wrong(name, "must be from 0 to 1, not " + weight);
    }
    return weight;
  }

  private static String mechanism(Fields fields) throws Invalid {
    String mechanism = fields.text("mechanism");
    if (mechanism != null && !Mechanisms.ALL.contains(mechanism)) {
      throw fields.wrong(
          "mechanism",
          "unknown mechanism '"
              + mechanism
              + "' (OONI's taxonomy v1)"
              + Nearest.hint(mechanism, Mechanisms.ALL));
    }
    return mechanism;
  }
}
