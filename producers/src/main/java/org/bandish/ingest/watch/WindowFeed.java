package org.bandish.ingest.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.bandish.ingest.Importer;
import org.bandish.ingest.reading.Query;

/**
 * An API that is asked for a span, page by page. A poll asks from some time before the last one
 * until now, because what was told before may have been corrected since; the cursor moves with the
 * last page.
 */
final class WindowFeed implements Feed {
  /**
   * What differs between APIs.
   *
   * @param importer name of the importer
   * @param query names the cursor with it
   * @param headers of every request
   * @param back how far before the last poll to ask
   * @param limit items of a page
   * @param page the parameter that counts pages or items
   * @param byItems whether that parameter counts items
   */
  record Api(
      String importer,
      String query,
      Map<String, String> headers,
      Duration back,
      int limit,
      String page,
      boolean byItems) {}

  /** The address of the first page of a span. */
  interface Address {
    URI of(Instant from, Instant until);
  }

  /** The list in an answer. */
  interface Items {
    JsonNode in(JsonNode answer);
  }

  private final Api api;
  private final Address address;
  private final Items items;
  private final Importer reader;
  private Instant until;

  WindowFeed(Api api, Address address, Items items, Importer reader) {
    this.api = api;
    this.address = address;
    this.items = items;
    this.reader = reader;
  }

  @Override
  public String importer() {
    return api.importer();
  }

  @Override
  public String query() {
    return api.query();
  }

  @Override
  public Map<String, String> headers() {
    return api.headers();
  }

  @Override
  public Step first(String position, Instant now) {
    Instant from = (position == null ? now : Instant.parse(position)).minus(api.back());
    until = now;
    return new Step(address.of(from, now), null);
  }

  @Override
  public Step next(Step answered, JsonNode answer, Instant now) {
    if (items(answer).size() < api.limit()) {
      return null;
    }
    String query = answered.uri().getRawQuery();
    int page = Integer.parseInt(Query.of(query).get(api.page()));
    String next = api.page() + "=" + (page + (api.byItems() ? api.limit() : 1));
    String whole = answered.uri().toString();
    return new Step(URI.create(whole.replaceFirst(api.page() + "=\\d+", next)), null);
  }

  @Override
  public JsonNode items(JsonNode answer) {
    return items.in(answer);
  }

  @Override
  public String caughtUp() {
    return until.toString();
  }

  @Override
  public Importer reader() {
    return reader;
  }
}
