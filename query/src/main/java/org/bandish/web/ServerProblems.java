package org.bandish.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Errors of the server under the routes, as {@link Problems} writes those of the routes: a request
 * that is not HTTP, or too large, or whose path cannot be read.
 */
final class ServerProblems extends ErrorHandler {
  private final Json json;

  ServerProblems(Json json) {
    this.json = json;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      String message,
      Throwable cause,
      Callback callback) {
    byte[] problem =
        json.text(
                Problems.problem(
                    "http-" + status,
                    HttpStatus.getMessage(status),
                    status,
                    status < HttpStatus.INTERNAL_SERVER_ERROR_500
                        ? "the request is not one that can be read"
                        : "the service failed to answer; its log says why",
                    null))
            .getBytes(StandardCharsets.UTF_8);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, problem.length);
    response.write(true, ByteBuffer.wrap(problem), callback);
  }
}
