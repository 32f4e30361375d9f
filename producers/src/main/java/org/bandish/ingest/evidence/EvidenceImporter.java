package org.bandish.ingest.evidence;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.Authority;
import org.bandish.event.Platform;
import org.bandish.ingest.Accepted;
import org.bandish.ingest.Importer;
import org.bandish.ingest.Registry;
import org.bandish.ingest.Rejected;
import org.bandish.ingest.Sink;
import org.bandish.ingest.Source;

/**
 * Reads evidence files. A fact that breaks a rule is rejected whole; the others go in. Platforms
 * and authorities that the files define may be named in all of them, also before their definition.
 */
public final class EvidenceImporter implements Importer {
  private final Registry registry;
  private final Clock clock;

  private EvidenceImporter(Registry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * An importer of facts that may name what the registry knows or the sources define. A definition
   * in a source replaces the registry's with its id; of two that differ, the first stands and the
   * other is rejected when its source is read, and so is one that takes a name of another platform.
   *
   * @param clock tells what lies in the future
   */
  public static EvidenceImporter of(Registry registry, List<Source> sources, Clock clock)
      throws IOException {
    Map<String, Platform> platforms = new TreeMap<>();
    Map<String, String> idByName = new HashMap<>();
    Map<String, Authority> authorities = new TreeMap<>();
    for (Source source : sources) {
      Documents.read(
          source,
          new Documents.Taker() {
            @Override
            public void fact(Tree tree) {
              SpecificRecord definition = definition(tree, clock).orElse(null);
              if (definition instanceof Platform platform) {
                if (registry.nameOfAnother(platform).isEmpty() && takes(platform, idByName)) {
                  platforms.putIfAbsent(platform.getId(), platform);
                }
              } else if (definition instanceof Authority authority) {
                authorities.putIfAbsent(authority.getId(), authority);
              }
            }

            @Override
            public void unreadable(Rejected rejected) {
              // Told when the source is read for its facts.
            }
          });
    }
    return new EvidenceImporter(registry.with(platforms.values(), authorities.values()), clock);
  }

  /** Takes the platform's names, if no other that was defined before has one of them. */
  private static boolean takes(Platform platform, Map<String, String> idByName) {
    String id = platform.getId();
    List<String> names = Registry.names(platform).toList();
    if (!names.stream().allMatch(name -> idByName.getOrDefault(name, id).equals(id))) {
      return false;
    }
    names.forEach(name -> idByName.put(name, id));
    return true;
  }

  /** What facts may name: the registry and the sources' definitions. */
  public Registry registry() {
    return registry;
  }

  @Override
  public void read(Source source, Sink sink) throws IOException {
    Documents.read(
        source,
        new Documents.Taker() {
          @Override
          public void fact(Tree tree) throws IOException {
            take(source.name(), tree, sink);
          }

          @Override
          public void unreadable(Rejected rejected) throws IOException {
            sink.rejected(rejected);
          }
        });
  }

  private void take(String source, Tree tree, Sink sink) throws IOException {
    SpecificRecord fact;
    try {
      fact = Kinds.read(tree, registry, clock);
      onlyOne(tree.node(), fact);
    } catch (Invalid e) {
      sink.rejected(
          new Rejected(
              source, e.line(), id(tree.node()), e.field(), e.getMessage(), tree.node().plain()));
      return;
    }
    sink.accepted(new Accepted(source, tree.node().line(), fact));
  }

  private void onlyOne(Node node, SpecificRecord fact) throws Invalid {
    if (fact instanceof Platform platform) {
      String taken = registry.nameOfAnother(platform).orElse(null);
      if (taken != null) {
        throw new Invalid(
            node.line(),
            taken.equals(platform.getId()) ? "id" : "aliases",
            "'"
                + taken
                + "' is a name of '"
                + registry.platformId(taken).orElseThrow()
                + "' already");
      }
    }
    boolean other =
        (fact instanceof Platform platform
                && !registry.platform(platform.getId()).equals(Optional.of(platform)))
            || (fact instanceof Authority authority
                && !registry.authority(authority.getId()).equals(Optional.of(authority)));
    if (other) {
      throw new Invalid(node.line(), "id", "is defined before, and differently");
    }
  }

  private static Optional<SpecificRecord> definition(Tree tree, Clock clock) {
    try {
      return Kinds.isDefinition(tree.node())
          ? Optional.of(Kinds.read(tree, Registry.empty(), clock))
          : Optional.empty();
    } catch (Invalid e) {
      return Optional.empty();
    }
  }

  private static String id(Node node) {
    Node.Field field = node instanceof Node.Mapping mapping ? mapping.fields().get("id") : null;
    return field != null && field.value() instanceof Node.Scalar scalar ? scalar.text() : null;
  }
}
