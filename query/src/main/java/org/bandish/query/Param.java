package org.bandish.query;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Every query parameter. */
public enum Param {
  COUNTRY("country"),
  REGION("region"),
  PLATFORM("platform"),
  AUTHORITY("authority"),
  /** Of an interval: ongoing or ended. */
  STATE("state"),
  /** Of a subject: blocked, throttled, accessible or unknown. */
  ACCESS("state"),
  PHASE("phase"),
  DISCLOSURE("disclosure"),
  FROM("from"),
  TO("to"),
  AT("at"),
  AS_OF("asOf"),
  MIN_DAYS("minDays"),
  ASN("asn"),
  TYPE("type"),
  GROUP_BY("groupBy"),
  SORT("sort"),
  FORMAT("format"),
  SINCE("since"),
  LIMIT("limit"),
  CURSOR("cursor");

  private final String text;

  Param(String text) {
    this.text = text;
  }

  /** As written in a query. */
  public String text() {
    return text;
  }

  /** The given parameters and those of every list: limit and cursor. */
  public static Set<Param> list(Param... params) {
    EnumSet<Param> set = EnumSet.of(LIMIT, CURSOR);
    set.addAll(Arrays.asList(params));
    return set;
  }
}
