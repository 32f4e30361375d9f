package org.bandish.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bandish.query.Page;

/** Writes answers; an unchanged one has an unchanged ETag, and is not sent again. */
final class Answers {
  private final Json json;

  Answers(Json json) {
    this.json = json;
  }

  /** A list of the contract. */
  <T> void list(Context ctx, Page<T> page, Function<T, Map<String, Object>> item) {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("items", page.items().stream().map(item).toList());
    list.put("next", page.next());
    list.put("cursor", page.cursor());
    list.put("asOf", page.asOf());
    object(ctx, list);
  }

  /** Any tree. */
  void object(Context ctx, Object tree) {
    text(ctx, "application/json", json.text(tree));
  }

  /** Any text. */
  void text(Context ctx, String mediaType, String text) {
    bytes(ctx, mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Any bytes. */
  static void bytes(Context ctx, String mediaType, byte[] body) {
    // Weak: the same answer compressed is the same answer.
    String tag = "W/\"" + digest(body) + "\"";
    ctx.header("ETag", tag);
    ctx.header("Cache-Control", "no-cache");
    if (matches(ctx.header("If-None-Match"), tag)) {
      ctx.status(HttpStatus.NOT_MODIFIED);
    } else {
      ctx.contentType(mediaType).result(body);
    }
  }

  /** Says in a header where the next page is, for answers that have no place for it. */
  static void linkNext(Context ctx, Page<?> page) {
    if (page.next() != null) {
      StringBuilder link = new StringBuilder(ctx.path()).append('?');
      ctx.queryParamMap()
          .forEach(
              (name, values) -> {
                if (!name.equals("cursor")) {
                  values.forEach(value -> append(link, name, value).append('&'));
                }
              });
      ctx.header("Link", "<" + append(link, "cursor", page.next()) + ">; rel=\"next\"");
    }
  }

  private static StringBuilder append(StringBuilder link, String name, String value) {
    return link.append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  private static boolean matches(String ifNoneMatch, String tag) {
    if (ifNoneMatch == null) {
      return false;
    }
    String opaque = tag.substring(2);
    return ifNoneMatch.strip().equals("*")
        || List.of(ifNoneMatch.split(",", -1)).stream()
            .map(String::strip)
            .anyMatch(
                known -> (known.startsWith("W/") ? known.substring(2) : known).equals(opaque));
  }

  private static String digest(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
