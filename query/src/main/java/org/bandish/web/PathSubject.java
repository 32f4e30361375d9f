package org.bandish.web;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.Locale;
import org.bandish.query.Filters;
import org.bandish.query.Queries;
import org.bandish.query.StatusView;
import org.bandish.schema.Countries;

/** A country and a platform named in a path. */
record PathSubject(String country, String platform) {
  /**
   * Reads {country} and {platform}.
   *
   * @throws Problems.NotFoundException if there is no such country
   */
  static PathSubject of(Context ctx) {
    return new PathSubject(country(ctx), ctx.pathParam("platform"));
  }

  /**
   * Reads {country}.
   *
   * @throws Problems.NotFoundException if there is no such country
   */
  static String country(Context ctx) {
    String country = ctx.pathParam("country").toUpperCase(Locale.ROOT);
    if (!Countries.isKnown(country)) {
      throw new Problems.NotFoundException(
          ctx.pathParam("country") + " is not an ISO 3166-1 alpha-2 code such as PK");
    }
    return country;
  }

  /**
   * How it stands.
   *
   * @throws Problems.NotFoundException if nobody knows the platform
   */
  StatusView status(Queries queries, Filters filters, Instant now) {
    return queries
        .status(country, platform, filters, now)
        .orElseThrow(() -> new Problems.NotFoundException("nobody knows the platform " + platform));
  }
}
