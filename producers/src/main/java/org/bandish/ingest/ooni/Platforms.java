package org.bandish.ingest.ooni;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.bandish.event.Platform;
import org.bandish.ingest.Registry;
import org.bandish.ingest.reading.BadField;

/**
 * Which platform a measurement is of: by the host that was measured, or the longest of its parent
 * domains that the registry has; without a host, by the name of the test.
 */
final class Platforms {
  private static final Map<String, String> TESTS =
      Map.of("vanilla_tor", "tor", "torsf", "tor", "facebook_messenger", "facebook-messenger");

  private final Registry registry;
  private final Map<String, String> idByDomain = new HashMap<>();

  Platforms(Registry registry) {
    this.registry = registry;
    for (Platform platform : registry.platforms()) {
      for (String domain : platform.getDomains()) {
        idByDomain.putIfAbsent(domain.toLowerCase(Locale.ROOT), platform.getId());
      }
    }
  }

  /**
   * The platform that was measured.
   *
   * @param input what the test was given: an address, a host, or null
   * @throws BadField if the registry has none
   */
  String of(String test, String input) throws BadField {
    return input == null ? ofTest(test) : ofHost("input", host(input));
  }

  /** The platform of a host, or of a domain above it. */
  String ofHost(String field, String host) throws BadField {
    for (String domain = host; !domain.isEmpty(); domain = parent(domain)) {
      String id = idByDomain.get(domain);
      if (id != null) {
        return id;
      }
    }
    throw new BadField(field, "no platform for " + host);
  }

  /** The platform of a part of an app, or null if the registry has none. */
  String ofPart(String platform, String part) {
    return registry.platformId(platform + "-" + part).orElse(null);
  }

  private String ofTest(String test) throws BadField {
    String name = TESTS.getOrDefault(test, test.replace('_', '-'));
    return registry
        .platformId(name)
        .orElseThrow(() -> new BadField("test_name", "no platform for the test " + test));
  }

  /** The host of {@code https://host:port/path}, also without scheme; in lower case. */
  static String host(String input) {
    String rest = input.strip().toLowerCase(Locale.ROOT);
    rest = rest.substring(rest.indexOf("://") < 0 ? 0 : rest.indexOf("://") + 3);
    int end = 0;
    while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    rest = rest.substring(rest.lastIndexOf('@', end) + 1, end);
    if (!rest.startsWith("[")) {
      rest = rest.replaceFirst(":\\d*$", "");
    }
    return rest.endsWith(".") ? rest.substring(0, rest.length() - 1) : rest;
  }

  private static String parent(String domain) {
    int dot = domain.indexOf('.');
    return dot < 0 ? "" : domain.substring(dot + 1);
  }
}
