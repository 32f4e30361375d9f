package org.bandish.ingest;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bandish.event.Alias;
import org.bandish.event.Authority;
import org.bandish.event.Platform;

/** The platforms and authorities that facts may name. Immutable. */
public final class Registry {
  private final Map<String, Platform> platforms;
  private final Map<String, Authority> authorities;
  private final Map<String, String> idByName;

  private Registry(Map<String, Platform> platforms, Map<String, Authority> authorities) {
    this.platforms = Collections.unmodifiableMap(platforms);
    this.authorities = Collections.unmodifiableMap(authorities);
    this.idByName = new HashMap<>();
    for (Platform platform : platforms.values()) {
      for (Alias alias : platform.getAliases()) {
        idByName.putIfAbsent(lower(alias.getName()), platform.getId());
      }
    }
    for (String id : platforms.keySet()) {
      idByName.put(lower(id), id);
    }
  }

  /** Knows nothing. */
  public static Registry empty() {
    return new Registry(Map.of(), Map.of());
  }

  /** This registry with more entries; an entry replaces the one with its id. */
  public Registry with(Collection<Platform> morePlatforms, Collection<Authority> moreAuthorities) {
    Map<String, Platform> allPlatforms = new TreeMap<>(platforms);
    morePlatforms.forEach(platform -> allPlatforms.put(platform.getId(), platform));
    Map<String, Authority> allAuthorities = new TreeMap<>(authorities);
    moreAuthorities.forEach(authority -> allAuthorities.put(authority.getId(), authority));
    return new Registry(allPlatforms, allAuthorities);
  }

  /** All platforms, sorted by id. */
  public Collection<Platform> platforms() {
    return platforms.values();
  }

  /** All authorities, sorted by id. */
  public Collection<Authority> authorities() {
    return authorities.values();
  }

  /** The platform with this id. */
  public Optional<Platform> platform(String id) {
    return Optional.ofNullable(platforms.get(id));
  }

  /** The authority with this id. */
  public Optional<Authority> authority(String id) {
    return Optional.ofNullable(authorities.get(id));
  }

  /**
   * The canonical id of a platform that is written as id or alias, in any case. The dates of an
   * alias do not matter: an old report may use the new name and a new one the old.
   */
  public Optional<String> platformId(String idOrAlias) {
    return Optional.ofNullable(idByName.get(lower(idOrAlias)));
  }

  /**
   * The first name of a platform, its id or an alias, that is a name of another one here; empty if
   * there is none.
   */
  public Optional<String> nameOfAnother(Platform platform) {
    return Stream.concat(
            Stream.of(platform.getId()), platform.getAliases().stream().map(Alias::getName))
        .filter(name -> platformId(name).filter(id -> !id.equals(platform.getId())).isPresent())
        .findFirst();
  }

  /** The id and the aliases of a platform, as {@link #platformNames()} has them. */
  public static Stream<String> names(Platform platform) {
    return Stream.concat(
            Stream.of(platform.getId()), platform.getAliases().stream().map(Alias::getName))
        .map(Registry::lower);
  }

  /** Ids and aliases of platforms, in lower case, sorted. */
  public Set<String> platformNames() {
    return new TreeSet<>(idByName.keySet());
  }

  /** Ids of authorities, sorted. */
  public Set<String> authorityIds() {
    return authorities.keySet();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
