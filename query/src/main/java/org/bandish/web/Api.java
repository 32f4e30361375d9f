package org.bandish.web;

import static org.bandish.query.Param.ACCESS;
import static org.bandish.query.Param.ASN;
import static org.bandish.query.Param.AS_OF;
import static org.bandish.query.Param.AT;
import static org.bandish.query.Param.AUTHORITY;
import static org.bandish.query.Param.COUNTRY;
import static org.bandish.query.Param.DISCLOSURE;
import static org.bandish.query.Param.FORMAT;
import static org.bandish.query.Param.FROM;
import static org.bandish.query.Param.GROUP_BY;
import static org.bandish.query.Param.LIMIT;
import static org.bandish.query.Param.MIN_DAYS;
import static org.bandish.query.Param.PHASE;
import static org.bandish.query.Param.PLATFORM;
import static org.bandish.query.Param.REGION;
import static org.bandish.query.Param.SINCE;
import static org.bandish.query.Param.SORT;
import static org.bandish.query.Param.STATE;
import static org.bandish.query.Param.TO;
import static org.bandish.query.Param.TYPE;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.bandish.query.BadParameterException;
import org.bandish.query.Ban;
import org.bandish.query.Explained;
import org.bandish.query.Filters;
import org.bandish.query.Filters.Format;
import org.bandish.query.Page;
import org.bandish.query.Param;
import org.bandish.query.Queries;

/** The paths under /api/v1 that answer questions once. */
final class Api {
  static final String BASE = "/api/v1";

  private static final Set<Param> OF_INTERVALS =
      EnumSet.of(
          COUNTRY,
          REGION,
          PLATFORM,
          AUTHORITY,
          STATE,
          PHASE,
          DISCLOSURE,
          FROM,
          TO,
          AT,
          AS_OF,
          MIN_DAYS,
          SORT,
          FORMAT);

  private final Queries queries;
  private final Answers answers;
  private final Json json;
  private final IntervalParquet parquet;
  private final Clock clock;

  Api(Queries queries, Json json, Clock clock) {
    this.queries = queries;
    this.json = json;
    this.answers = new Answers(json);
    this.parquet = new IntervalParquet(json);
    this.clock = clock;
  }

  List<Route> routes() {
    Set<Param> intervals = EnumSet.copyOf(OF_INTERVALS);
    intervals.addAll(Param.list());
    return List.of(
        route(
            "/status",
            Param.list(COUNTRY, PLATFORM, ACCESS, AT, AS_OF),
            (ctx, f) -> answers.list(ctx, queries.statuses(f, clock.instant()), Items::status)),
        route("/status/{country}/{platform}", EnumSet.of(AT, AS_OF), this::status),
        route("/intervals", intervals, this::intervals),
        route("/intervals/{id}", EnumSet.of(AS_OF), this::interval),
        route(
            "/intervals/{id}/evidence",
            Param.list(AS_OF),
            (ctx, f) ->
                answers.list(ctx, queries.evidenceOf(id(ctx), f, clock.instant()), Facts::of)),
        route("/intervals/{id}/explanation", Param.list(AS_OF), this::explanation),
        route(
            "/recurrences",
            Param.list(COUNTRY, PLATFORM, MIN_DAYS, FROM, TO, AS_OF, GROUP_BY),
            (ctx, f) ->
                answers.list(ctx, queries.recurrences(f, clock.instant()), Items::recurrence)),
        route(
            "/incidents",
            Param.list(COUNTRY, FROM, TO, AT, AS_OF),
            (ctx, f) -> answers.list(ctx, queries.incidents(f, clock.instant()), Items::incident)),
        route(
            "/outages",
            Param.list(COUNTRY, ASN, FROM, TO),
            (ctx, f) -> answers.list(ctx, queries.outages(f, clock.instant()), Items::outage)),
        route(
            "/evidence",
            Param.list(COUNTRY, PLATFORM, TYPE, FROM, TO, AS_OF),
            (ctx, f) -> answers.list(ctx, queries.evidence(f, clock.instant()), Facts::of)),
        route(
            "/signals",
            Param.list(COUNTRY, PLATFORM, ASN, FROM, TO),
            (ctx, f) -> answers.list(ctx, queries.signals(f), Items::signal)),
        route(
            "/changes",
            EnumSet.of(SINCE, LIMIT),
            (ctx, f) -> answers.list(ctx, queries.changes(f, clock.instant()), Items::change)),
        route("/export", intervals, this::export));
  }

  private Route route(String path, Set<Param> params, BiConsumer<Context, Filters> answer) {
    return new Route(BASE + path, params, ctx -> answer.accept(ctx, QueryString.of(ctx, params)));
  }

  private static String id(Context ctx) {
    return ctx.pathParam("id");
  }

  private void explanation(Context ctx, Filters filters) {
    Explained explained = queries.explanation(id(ctx), filters, clock.instant());
    String platform = queries.platform(explained.ban().interval().getPlatform()).name();
    answers.object(ctx, ExplanationJson.of(explained, platform));
  }

  private void interval(Context ctx, Filters filters) {
    Instant now = clock.instant();
    Map<String, Object> ban = IntervalJson.of(queries.ban(id(ctx), filters, now));
    MeasurementJson.addTo(ban, queries.measurementsOf(id(ctx), filters, now));
    answers.object(ctx, ban);
  }

  private void status(Context ctx, Filters filters) {
    PathSubject subject = PathSubject.of(ctx);
    answers.object(ctx, Items.status(subject.status(queries, filters, clock.instant())));
  }

  private void intervals(Context ctx, Filters filters) {
    Page<Ban> bans = queries.bans(filters, clock.instant());
    if (isCsv(ctx, filters)) {
      Answers.linkNext(ctx, bans);
      answers.text(ctx, "text/csv; charset=utf-8", IntervalCsv.of(bans.items()));
    } else if (filters.format() == null || filters.format() == Format.JSON) {
      answers.list(ctx, bans, IntervalJson::of);
    } else {
      throw new BadParameterException("format", "is json or csv here; /export gives the others");
    }
  }

  private static boolean isCsv(Context ctx, Filters filters) {
    if (filters.format() != null) {
      return filters.format() == Format.CSV;
    }
    ctx.header("Vary", "Accept");
    return Accept.prefersCsv(ctx.header("Accept"));
  }

  private void export(Context ctx, Filters filters) {
    Format format = filters.format() == null ? Format.JSONL : filters.format();
    switch (format) {
      case CSV -> {
        attach(ctx, "csv");
        answers.text(ctx, "text/csv; charset=utf-8", IntervalCsv.of(asked(ctx, filters)));
      }
      case JSONL -> {
        attach(ctx, "jsonl");
        StringBuilder lines = new StringBuilder();
        asked(ctx, filters)
            .forEach(ban -> lines.append(json.text(IntervalJson.of(ban))).append('\n'));
        answers.text(ctx, "application/jsonl", lines.toString());
      }
      case PARQUET -> {
        attach(ctx, "parquet");
        parquet.write(
            asked(ctx, filters), file -> Answers.file(ctx, "application/vnd.apache.parquet", file));
      }
      case JSON -> throw new BadParameterException("format", "is csv, jsonl or parquet here");
    }
  }

  /** All of them, unless a page is asked for. */
  private List<Ban> asked(Context ctx, Filters filters) {
    Instant now = clock.instant();
    boolean page = Param.list().stream().anyMatch(param -> ctx.queryParam(param.text()) != null);
    if (!page) {
      return queries.allBans(filters, now).items();
    }
    Page<Ban> bans = queries.bans(filters, now);
    Answers.linkNext(ctx, bans);
    return bans.items();
  }

  private static void attach(Context ctx, String ending) {
    ctx.header("Content-Disposition", "attachment; filename=\"bandish-intervals." + ending + "\"");
  }
}
