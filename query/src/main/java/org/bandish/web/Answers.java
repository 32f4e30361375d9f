package org.bandish.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
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
  private static final int TAG_BYTES = 16;

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
    MessageDigest digest = sha256();
    digest.update(body);
    if (!isKnown(ctx, digest)) {
      ctx.contentType(mediaType).result(body);
    }
  }

  /** A file, which is open when this returns and closed when it was sent. */
  static void file(Context ctx, String mediaType, Path file) {
    try {
      MessageDigest digest = sha256();
      try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
        content.transferTo(OutputStream.nullOutputStream());
      }
      if (!isKnown(ctx, digest)) {
        ctx.contentType(mediaType).result(Files.newInputStream(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names the answer by its digest, and says so if the asker has it. */
  private static boolean isKnown(Context ctx, MessageDigest digest) {
    // Weak: the same answer compressed is the same answer.
    String tag = "W/\"" + HexFormat.of().formatHex(digest.digest(), 0, TAG_BYTES) + "\"";
    ctx.header("ETag", tag);
    ctx.header("Cache-Control", "no-cache");
    boolean known = matches(ctx.header("If-None-Match"), tag);
    if (known) {
      ctx.status(HttpStatus.NOT_MODIFIED);
    }
    return known;
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
