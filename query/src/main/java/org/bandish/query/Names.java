package org.bandish.query;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.bandish.event.Alias;
import org.bandish.event.Authority;
import org.bandish.event.Platform;

/** Platforms and authorities by id and by every name they ever had. */
public final class Names {
  private final Map<String, Platform> platforms = new ConcurrentSkipListMap<>();
  private final Map<String, Authority> authorities = new ConcurrentSkipListMap<>();

  /** Applies one record of the topic platforms; null takes the platform away. */
  public void applyPlatform(String id, Platform platform) {
    apply(platforms, id, platform);
  }

  /** Applies one record of the topic authorities; null takes the authority away. */
  public void applyAuthority(String id, Authority authority) {
    apply(authorities, id, authority);
  }

  private static <T> void apply(Map<String, T> map, String id, T value) {
    if (value == null) {
      map.remove(id);
    } else {
      map.put(id, value);
    }
  }

  /** Whether the id is that of a platform. */
  public boolean isPlatform(String id) {
    return platforms.containsKey(id);
  }

  /**
   * The ids of the platforms that ever had the name, in any capitals; the name itself where nobody
   * knows it.
   */
  public Set<String> platformIds(String name) {
    String id = name.toLowerCase(Locale.ROOT);
    if (platforms.containsKey(id)) {
      return Set.of(id);
    }
    Set<String> ids = new TreeSet<>();
    platforms.values().stream()
        .filter(platform -> isCalled(platform, name))
        .forEach(platform -> ids.add(platform.getId()));
    return ids.isEmpty() ? Set.of(id) : ids;
  }

  private static boolean isCalled(Platform platform, String name) {
    return platform.getName().equalsIgnoreCase(name)
        || platform.getAliases().stream().map(Alias::getName).anyMatch(name::equalsIgnoreCase);
  }

  /**
   * Whether somebody is a platform or its owner, by id or by any name that either has or had, in
   * any capitals.
   *
   * @param by null: nobody
   */
  public boolean speaksFor(String by, String platformId) {
    Platform platform = platforms.get(platformId);
    return by != null
        && (by.equalsIgnoreCase(platformId)
            || (platform != null
                && (isCalled(platform, by) || by.equalsIgnoreCase(platform.getOwner()))));
  }

  /** The platform's name; its id where nobody knows it. */
  public String platformName(String id) {
    Platform platform = platforms.get(id);
    return platform == null ? id : platform.getName();
  }

  /** The authority's name; what was asked where nobody knows it. */
  public String authorityName(String id) {
    Authority authority = id == null ? null : authorities.get(id);
    return authority == null ? id : authority.getName();
  }

  /** What kind of authority it is, in small letters; null where nobody knows it. */
  public String authorityKind(String id) {
    Authority authority = authorities.get(id);
    return authority == null ? null : authority.getKind().name().toLowerCase(Locale.ROOT);
  }
}
