package org.bandish.timeline;

import org.bandish.event.Ending;

/** How a ban ended, from the last legal end in it (domain 3.7). */
enum EndingRule implements Rule {
  BY_COURT(
      "ending.by-court",
      Ending.LIFTED_BY_COURT,
      "a court's ruling or stay was the last end in it, at most 60 days before it was over"),
  BY_AUTHORITY(
      "ending.by-authority",
      Ending.LIFTED_BY_AUTHORITY,
      "an authority's lift was the last end in it, at most 60 days before it was over"),
  BY_EXPIRY(
      "ending.by-expiry",
      Ending.EXPIRED,
      "the last order ran out, at most 60 days before it was over"),
  SILENT(
      "ending.silent",
      Ending.SILENT,
      "no lift, stay or expiry accounts for it: it lapsed, ran out, or came back long after");

  private final String id;
  private final Ending ending;
  private final String says;

  EndingRule(String id, Ending ending, String says) {
    this.id = id;
    this.ending = ending;
    this.says = says;
  }

  /** The line for a legal end that accounts for the ban's. */
  static EndingRule of(LegalEnd end) {
    if (end.kind() == LegalEnd.Kind.EXPIRY) {
      return BY_EXPIRY;
    }
    return end.fact().role() == Role.LIFT ? BY_AUTHORITY : BY_COURT;
  }

  /** The line that gave the ending. */
  static EndingRule of(Ending ending) {
    return switch (ending) {
      case LIFTED_BY_COURT -> BY_COURT;
      case LIFTED_BY_AUTHORITY -> BY_AUTHORITY;
      case EXPIRED -> BY_EXPIRY;
      case SILENT -> SILENT;
      case UNKNOWN -> throw new IllegalArgumentException("no rule gives an unknown ending");
    };
  }

  Ending ending() {
    return ending;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String section() {
    return "3.7";
  }

  @Override
  public String says() {
    return says;
  }
}
