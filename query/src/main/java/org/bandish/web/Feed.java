package org.bandish.web;

import io.javalin.http.Context;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.bandish.event.BanInterval;
import org.bandish.event.BanTransition;
import org.bandish.query.Change;
import org.bandish.query.Queries;
import org.bandish.schema.Countries;
import org.bandish.schema.Subject;
import org.bandish.timeline.Transitions;

/** The latest transitions of a country as an Atom feed (RFC 4287), the latest first. */
final class Feed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final int ENTRIES = 100;

  private final Queries queries;
  private final Answers answers;
  private final Clock clock;

  Feed(Queries queries, Answers answers, Clock clock) {
    this.queries = queries;
    this.answers = answers;
    this.clock = clock;
  }

  Route route() {
    return new Route(Api.BASE + "/feeds/{country}.atom", Set.of(), this::answer);
  }

  private void answer(Context ctx) throws XMLStreamException {
    String country = PathSubject.country(ctx);
    List<Change> changes = queries.latest(country, ENTRIES, clock.instant());
    answers.text(ctx, "application/atom+xml; charset=utf-8", write(country, changes));
  }

  private String write(String country, List<Change> changes) throws XMLStreamException {
    StringWriter text = new StringWriter();
    XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    xml.writeStartDocument("UTF-8", "1.0");
    xml.setDefaultNamespace(ATOM);
    xml.writeStartElement(ATOM, "feed");
    xml.writeDefaultNamespace(ATOM);
    element(xml, "id", "urn:bandish:feed:" + country);
    element(xml, "title", "Platform bans in " + Countries.nameOf(country));
    element(xml, "updated", updated(changes).toString());
    xml.writeStartElement(ATOM, "author");
    element(xml, "name", "Bandish");
    xml.writeEndElement();
    for (Change change : changes) {
      entry(xml, change);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.close();
    return text.toString();
  }

  private static Instant updated(List<Change> changes) {
    return changes.stream()
        .map(change -> change.transition().getKnownAt())
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  private void entry(XMLStreamWriter xml, Change change) throws XMLStreamException {
    BanTransition transition = change.transition();
    xml.writeStartElement(ATOM, "entry");
    element(xml, "id", "urn:bandish:transition:" + change.cursor());
    element(xml, "title", title(transition));
    element(xml, "updated", transition.getKnownAt().toString());
    xml.writeEmptyElement(ATOM, "link");
    xml.writeAttribute("rel", "alternate");
    xml.writeAttribute("type", "application/json");
    xml.writeAttribute("href", Api.BASE + "/intervals/" + transition.getIntervalId());
    element(xml, "summary", summary(transition));
    xml.writeEndElement();
  }

  private String title(BanTransition transition) {
    Subject subject = Subject.parse(transition.getSubject());
    String place = subject.region() == null ? "" : " (" + subject.region() + ")";
    return queries.platform(subject.platform()).name()
        + place
        + ": "
        + Transitions.title(transition.getKind());
  }

  private static String summary(BanTransition transition) {
    String meaning = Transitions.meaning(transition.getKind());
    return span(transition)
        + Character.toUpperCase(meaning.charAt(0))
        + meaning.substring(1)
        + ". Evidence: "
        + String.join(", ", transition.getCausedBy())
        + ".";
  }

  private static String span(BanTransition transition) {
    BanInterval after = transition.getAfter();
    if (after == null) {
      return "Interval " + transition.getIntervalId() + " is no longer in the record. ";
    }
    String from = "From " + after.getStart().getDate();
    String to =
        after.getEnd() == null
            ? ", ongoing"
            : after.getEnd().getDate() == null
                ? ", ended on no known date"
                : " to " + after.getEnd().getDate();
    return from + to + ". ";
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(ATOM, name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
