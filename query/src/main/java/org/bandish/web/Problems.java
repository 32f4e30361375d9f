package org.bandish.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bandish.query.BadParameterException;
import org.bandish.query.CursorGoneException;
import org.bandish.query.NoIntervalException;
import org.bandish.query.NotReadyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Errors as RFC 9457 says: application/problem+json, also of what nobody foresaw. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  static final String MEDIA_TYPE = "application/problem+json";

  private final Json json;

  Problems(Json json) {
    this.json = json;
  }

  /** A thing that is not there, named in the detail. */
  static final class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFoundException(String message) {
      super(message);
    }
  }

  /** A form of answer that this service cannot give where it runs. */
  static final class NotImplementedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotImplementedException(String message) {
      super(message);
    }
  }

  void install(RoutesConfig routes) {
    routes.exception(
        BadParameterException.class,
        (e, ctx) ->
            write(
                ctx,
                HttpStatus.BAD_REQUEST,
                "bad-parameter",
                "Bad parameter",
                e.getMessage(),
                Map.of("parameter", e.parameter())));
    routes.exception(
        NotFoundException.class,
        (e, ctx) -> write(ctx, HttpStatus.NOT_FOUND, "not-found", "Not found", e.getMessage()));
    routes.exception(
        NoIntervalException.class,
        (e, ctx) -> write(ctx, HttpStatus.NOT_FOUND, "not-found", "Not found", e.getMessage()));
    routes.exception(
        NotImplementedException.class,
        (e, ctx) ->
            write(
                ctx,
                HttpStatus.NOT_IMPLEMENTED,
                "not-here",
                "Not on this machine",
                e.getMessage()));
    routes.exception(
        CursorGoneException.class,
        (e, ctx) -> write(ctx, HttpStatus.GONE, "cursor-gone", "Cursor gone", e.getMessage()));
    routes.exception(
        NotReadyException.class,
        (e, ctx) -> {
          ctx.header("Retry-After", "1");
          write(ctx, HttpStatus.SERVICE_UNAVAILABLE, "not-ready", "Not ready", e.getMessage());
        });
    routes.exception(HttpResponseException.class, this::http);
    routes.exception(Exception.class, this::unforeseen);
  }

  private void http(HttpResponseException e, Context ctx) {
    HttpStatus status = HttpStatus.forStatus(e.getStatus());
    String methods = e.getDetails().get("availableMethods");
    if (methods != null) {
      ctx.header("Allow", methods);
    }
    String detail =
        status == HttpStatus.NOT_FOUND
            ? "nothing is at " + ctx.path() + "; /openapi.yaml says what there is"
            : status == HttpStatus.METHOD_NOT_ALLOWED
                ? ctx.method() + " is not answered at " + ctx.path()
                : e.getMessage();
    write(ctx, status, "http-" + e.getStatus(), status.getMessage(), detail);
  }

  private void unforeseen(Exception e, Context ctx) {
    LOG.error("{} {} failed", ctx.method(), ctx.fullUrl(), e);
    write(
        ctx,
        HttpStatus.INTERNAL_SERVER_ERROR,
        "internal",
        "Internal error",
        "the service failed to answer; its log says why");
  }

  private void write(Context ctx, HttpStatus status, String type, String title, String detail) {
    write(ctx, status, type, title, detail, Map.of());
  }

  private void write(
      Context ctx,
      HttpStatus status,
      String type,
      String title,
      String detail,
      Map<String, String> more) {
    Map<String, Object> problem = problem(type, title, status.getCode(), detail, ctx.path());
    problem.putAll(more);
    ctx.status(status)
        .contentType(MEDIA_TYPE)
        .result(json.text(problem).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The body of an error.
   *
   * @param path that was asked for; null: it could not be read
   */
  static Map<String, Object> problem(
      String type, String title, int status, String detail, String path) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "urn:bandish:problem:" + type);
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", detail);
    if (path != null) {
      problem.put("instance", path);
    }
    return problem;
  }
}
