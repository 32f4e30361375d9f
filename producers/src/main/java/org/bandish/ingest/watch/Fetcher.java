package org.bandish.ingest.watch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * Gets one answer at a time and never hammers: a least time between requests, {@code Retry-After}
 * honoured, failures backed off from. A redirect to another host is refused, and so is a body that
 * would fill the memory.
 */
public final class Fetcher {
  /** Bytes of the largest body that is taken. */
  public static final int LARGEST = 32 * 1024 * 1024;

  private static final Duration APART = Duration.ofSeconds(2);
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int REDIRECTS = 3;

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(20))
          .build();
  private final Pause pause;
  private final Clock clock;
  private final Backoff backoff;
  private final int largest;
  private final Duration timeout;
  private Instant earliest = Instant.MIN;

  /**
   * A fetcher.
   *
   * @param random from 0 to 1, for the jitter
   */
  public Fetcher(Pause pause, DoubleSupplier random, Clock clock) {
    this(pause, random, clock, LARGEST, TIMEOUT);
  }

  Fetcher(Pause pause, DoubleSupplier random, Clock clock, int largest, Duration timeout) {
    this.pause = pause;
    this.clock = clock;
    this.backoff = new Backoff(random, clock);
    this.largest = largest;
    this.timeout = timeout;
  }

  /**
   * The body of an answer with status 200.
   *
   * @throws FetchException if there is none after several attempts, or if trying again cannot help
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public byte[] get(URI uri, Map<String, String> headers)
      throws FetchException, InterruptedException {
    String last = null;
    IOException cause = null;
    for (int attempt = 1; attempt <= Backoff.ATTEMPTS; attempt++) {
      String retryAfter = null;
      try {
        HttpResponse<InputStream> response = followed(uri, headers);
        try (InputStream body = response.body()) {
          int status = response.statusCode();
          if (status == 200) {
            return bounded(uri, body);
          }
          last = "status " + status;
          if (status != 429 && status < 500) {
            throw new FetchException(shown(uri) + ": " + last, null);
          }
          retryAfter = response.headers().firstValue("Retry-After").orElse(null);
        }
      } catch (FetchException e) {
        throw e;
      } catch (IOException e) {
        last = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        cause = e;
      }
      if (attempt < Backoff.ATTEMPTS) {
        wait(uri, backoff.after(attempt, retryAfter), last);
      }
    }
    throw new FetchException(shown(uri) + ": " + last + ", " + Backoff.ATTEMPTS + " times", cause);
  }

  private void wait(URI uri, Duration wait, String reason)
      throws FetchException, InterruptedException {
    if (wait.compareTo(Backoff.PATIENCE) > 0) {
      throw new FetchException(
          shown(uri) + ": " + reason + ", and not before " + wait.toMinutes() + " minutes", null);
    }
    pause.of(wait);
  }

  private HttpResponse<InputStream> followed(URI uri, Map<String, String> headers)
      throws IOException, InterruptedException {
    URI at = uri;
    for (int i = 0; i <= REDIRECTS; i++) {
      HttpResponse<InputStream> response = once(at, headers);
      if (response.statusCode() < 301 || response.statusCode() > 308) {
        return response;
      }
      response.body().close();
      String location = response.headers().firstValue("Location").orElse("");
      URI to;
      try {
        to = at.resolve(location);
      } catch (IllegalArgumentException e) {
        throw new FetchException(shown(uri) + ": a redirect to no address", e);
      }
      if (!sameHost(uri, to)) {
        throw new FetchException(
            shown(uri) + ": refused a redirect to another host, " + to.getAuthority(), null);
      }
      at = to;
    }
    throw new FetchException(shown(uri) + ": redirected more than " + REDIRECTS + " times", null);
  }

  private HttpResponse<InputStream> once(URI uri, Map<String, String> headers)
      throws IOException, InterruptedException {
    Instant now = clock.instant();
    if (now.isBefore(earliest)) {
      pause.of(Duration.between(now, earliest));
    }
    earliest = clock.instant().plus(APART);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(timeout)
            .header("Accept", "application/json")
            .header("User-Agent", "bandish");
    headers.forEach(request::header);
    return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  private byte[] bounded(URI uri, InputStream body) throws IOException {
    // The client's timeout ends with the headers; a body may stall for ever.
    CompletableFuture<Void> closing =
        CompletableFuture.runAsync(
            () -> closed(body),
            CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS));
    byte[] bytes = body.readNBytes(largest + 1);
    closing.cancel(false);
    if (bytes.length > largest) {
      throw new FetchException(shown(uri) + ": an answer of more than " + largest + " bytes", null);
    }
    return bytes;
  }

  private static void closed(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean sameHost(URI one, URI other) {
    return one.getScheme().equals(other.getScheme())
        && one.getAuthority().equalsIgnoreCase(String.valueOf(other.getAuthority()));
  }

  private static String shown(URI uri) {
    return uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
  }
}
