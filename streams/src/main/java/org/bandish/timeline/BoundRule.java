package org.bandish.timeline;

/** Why a ban's start or end is where it is (domain 3.6). */
enum BoundRule implements Rule {
  START_BY_ACT(
      "start.by-act", "it began when the order, or the ruling that resumed it, took effect"),
  START_BY_ONSET("start.by-onset", "the source tells of the onset itself"),
  START_BY_REPORT(
      "start.by-report", "it was first reported then, and nothing is known from before"),
  START_AFTER_ACCESS(
      "start.after-access", "it began after the last access and by the first report of blocking"),
  START_AFTER_SPAN("start.after-span", "a reported opening ran out and it was blocked as before"),
  END_BY_ACT("end.by-act", "it ended with the lift, stay or expiry"),
  END_BY_RESTORATION("end.by-restoration", "the source tells of the restoration itself"),
  END_BY_SPAN("end.by-span", "the report says until when it lasted, or since when it was open"),
  END_BEFORE_ACCESS(
      "end.before-access", "it ended after the last report of blocking and by the first access"),
  END_WITHOUT_DATE("end.without-date", "its bracket is wider than 31 days, so it has no date"),
  END_UNKNOWN("end.unknown", "nothing known ends it, and an end that nobody knows is not guessed");

  private final String id;
  private final String says;

  BoundRule(String id, String says) {
    this.id = id;
    this.says = says;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String section() {
    return "3.6";
  }

  @Override
  public String says() {
    return says;
  }
}
