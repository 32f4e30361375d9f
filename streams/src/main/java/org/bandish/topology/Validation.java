package org.bandish.topology;

import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Statement;
import org.bandish.event.StatementKind;
import org.bandish.schema.Countries;
import org.bandish.schema.Subject;
import org.bandish.timeline.Scope;

/**
 * What may enter the ledger. Producers validate with place and suggestion; this holds for whoever
 * publishes, so that no fact can stop the pipeline or the derivation of a subject.
 */
final class Validation {
  /** A fact of more bytes is refused: each of its subjects holds a copy. */
  static final int LARGEST_FACT = 256 * 1024;

  /** One fact cannot name more platforms: each gets an entry. */
  static final int MOST_PLATFORMS = 500;

  private static final int LONGEST_ID = 120;

  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}._-]{1,120}");

  private Validation() {}

  /**
   * The fact as evidence under the first of its subjects.
   *
   * @param key the record's key: the fact's country
   * @throws InvalidFactException with field and reason
   */
  static Evidence evidence(String key, SpecificRecord fact) {
    try {
      return checked(key, fact);
    } catch (InvalidFactException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new InvalidFactException("not a fact: " + e.getMessage(), e);
    }
  }

  /**
   * Checks a measured signal.
   *
   * @param key the record's key: the signal's {@code subject|asn}
   * @throws InvalidFactException with field and reason
   */
  static void measured(String key, NetworkSignal signal) {
    try {
      if (signal == null) {
        throw new InvalidFactException("no value");
      }
      FactRules.checkMeasured(signal);
      id("id", signal.getId());
      String series = Keys.series(signal);
      if (!series.equals(key)) {
        throw new InvalidFactException("the key is " + key + ", not the signal's " + series);
      }
      if (!Countries.isKnown(signal.getCountry())) {
        throw new InvalidFactException("country " + signal.getCountry() + " is not in ISO 3166-1");
      }
      if (signal.getPlatform() != null) {
        id("platform", signal.getPlatform());
      }
      if (Binary.isLarger(signal, LARGEST_FACT)) {
        throw new InvalidFactException(
            "the fact has " + Binary.of(signal).length + " bytes, more than " + LARGEST_FACT);
      }
    } catch (InvalidFactException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new InvalidFactException("not a fact: " + e.getMessage(), e);
    }
  }

  private static Evidence checked(String key, SpecificRecord fact) {
    Evidence.Builder content = content(fact);
    byte[] binary = Binary.of(fact);
    if (binary.length > LARGEST_FACT) {
      throw new InvalidFactException(
          "the fact has " + binary.length + " bytes, more than " + LARGEST_FACT);
    }
    Evidence evidence = content.setSubject("").setDigest(Binary.digest(binary)).build();
    id("id", evidence.getId());
    Set<Subject> subjects = Scope.subjects(evidence);
    if (subjects.isEmpty() || subjects.size() > MOST_PLATFORMS) {
      throw new InvalidFactException("platforms must name 1 to " + MOST_PLATFORMS);
    }
    subjects.forEach(subject -> subject(key, subject, evidence.getKind()));
    for (String other : Scope.corrects(evidence)) {
      id("supersedes and withdraws", other);
      if (other.equals(evidence.getId())) {
        throw new InvalidFactException("a fact cannot supersede or withdraw itself");
      }
    }
    return Evidence.newBuilder(evidence).setSubject(subjects.iterator().next().toString()).build();
  }

  private static void id(String field, String id) {
    if (!isShortAscii(id) && !ID.matcher(id).matches()) {
      throw new InvalidFactException(field + " must be letters, digits, . _ - and at most 120");
    }
  }

  /** Nearly every id is, and the pattern takes longer to say so. */
  private static boolean isShortAscii(String id) {
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '.' && c != '_') {
        return false;
      }
    }
    return !id.isEmpty() && id.length() <= LONGEST_ID;
  }

  private static void subject(String key, Subject subject, EvidenceKind kind) {
    if (!Countries.isKnown(subject.country())) {
      throw new InvalidFactException("country " + subject.country() + " is not in ISO 3166-1");
    }
    if (!subject.country().equals(key)) {
      throw new InvalidFactException(
          "the key is " + key + ", not the fact's country " + subject.country());
    }
    boolean connectivity = subject.platform().equals(Subject.CONNECTIVITY);
    if (!(connectivity && kind == EvidenceKind.NETWORK_SIGNAL)) {
      id("platform", subject.platform());
    }
  }

  private static Evidence.Builder content(SpecificRecord fact) {
    Evidence.Builder evidence = Evidence.newBuilder();
    if (fact instanceof BanOrder order) {
      FactRules.check(order);
      return evidence.setId(order.getId()).setKind(EvidenceKind.BAN_ORDER).setBanOrder(order);
    }
    if (fact instanceof CourtRuling ruling) {
      FactRules.check(ruling);
      evidence.setId(ruling.getId()).setKind(EvidenceKind.COURT_RULING);
      return evidence.setCourtRuling(ruling);
    }
    if (fact instanceof Statement statement) {
      FactRules.check(statement);
      boolean withdrawal = statement.getKind() == StatementKind.WITHDRAWS;
      evidence.setId(statement.getId());
      evidence.setKind(withdrawal ? EvidenceKind.WITHDRAWAL : EvidenceKind.STATEMENT);
      return evidence.setStatement(statement);
    }
    if (fact instanceof NetworkSignal signal) {
      FactRules.check(signal);
      evidence.setId(signal.getId()).setKind(EvidenceKind.NETWORK_SIGNAL);
      return evidence.setNetworkSignal(signal);
    }
    if (fact instanceof ObservedSpan span) {
      SpanRules.check(span);
      evidence.setId(span.getId()).setKind(EvidenceKind.OBSERVED_SPAN);
      return evidence.setObservedSpan(span);
    }
    throw new InvalidFactException("no value");
  }
}
