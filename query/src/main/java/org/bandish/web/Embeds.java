package org.bandish.web;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bandish.query.Filters;
import org.bandish.query.Queries;
import org.bandish.query.StatusView;
import org.bandish.schema.Countries;

/** A subject's state for other people's pages: a small document and a badge. */
final class Embeds {
  private static final int CHARACTER_WIDTH = 7;
  private static final int PADDING = 10;

  private final Queries queries;
  private final Answers answers;
  private final Clock clock;

  Embeds(Queries queries, Answers answers, Clock clock) {
    this.queries = queries;
    this.answers = answers;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        new Route("/embed/{country}/{platform}", Set.of(), this::embed),
        new Route("/badges/{country}/{platform}.svg", Set.of(), this::badge));
  }

  private void embed(Context ctx) {
    StatusView status = PathSubject.of(ctx).status(queries, Filters.NONE, clock.instant());
    String title = title(status);
    String since =
        status.since() == null
            ? ""
            : "<p>Since <time datetime=\"%1$s\">%1$s</time></p>".formatted(status.since());
    answers.text(
        ctx,
        "text/html; charset=utf-8",
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
        <style>body{font:16px system-ui,sans-serif;margin:1rem}strong{color:%2$s}</style></head>
        <body><p>%1$s: <strong>%3$s</strong></p>%4$s</body></html>
        """
            .formatted(escape(title), color(status), word(status), since));
  }

  private void badge(Context ctx) {
    StatusView status = PathSubject.of(ctx).status(queries, Filters.NONE, clock.instant());
    String title = title(status);
    String word = word(status);
    int left = PADDING * 2 + CHARACTER_WIDTH * title.length();
    int right = PADDING * 2 + CHARACTER_WIDTH * word.length();
    answers.text(
        ctx,
        "image/svg+xml",
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%3$s: %4$s">
        <title>%3$s: %4$s</title>
        <rect width="%1$d" height="20" fill="#444"/><rect x="%2$d" width="%5$d" height="20" fill="%6$s"/>
        <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
        <text x="%7$d" y="14">%3$s</text><text x="%8$d" y="14">%4$s</text></g></svg>
        """
            .formatted(
                left + right,
                left,
                escape(title),
                word,
                right,
                color(status),
                PADDING,
                left + PADDING));
  }

  private String title(StatusView status) {
    return queries.platform(status.platform()).name() + " in " + Countries.nameOf(status.country());
  }

  private static String word(StatusView status) {
    return status.state().name().toLowerCase(Locale.ROOT);
  }

  private static String color(StatusView status) {
    return switch (status.state()) {
      case BLOCKED -> "#a4161a";
      case THROTTLED -> "#8a4b00";
      case ACCESSIBLE -> "#1b6e3c";
      case UNKNOWN -> "#5a5a5a";
    };
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
