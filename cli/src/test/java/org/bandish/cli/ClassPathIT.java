package org.bandish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/**
 * The registry client's jar holds other people's classes: they must not hide these people's own.
 */
class ClassPathIT {
  private static final Path LIB = Application.HOME.resolve("cli/target/app/lib");
  private static final String REGISTRY_CLIENT = "flink-sql-avro-confluent-registry";

  @Test
  void shouldTakeNoClassFromTheRegistryClientThatAnotherJarHas() throws IOException {
    Map<String, List<String>> jarsByClass = new HashMap<>();
    for (String jar : classPath()) {
      try (JarFile file = new JarFile(LIB.resolve(jar).toFile())) {
        file.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.endsWith(".class") && !name.contains("-info"))
            .filter(name -> !name.startsWith("META-INF/"))
            .forEach(name -> jarsByClass.computeIfAbsent(name, n -> new ArrayList<>()).add(jar));
      }
    }
    Map<String, TreeSet<String>> hidden = new TreeMap<>();
    jarsByClass.forEach(
        (name, jars) -> {
          if (jars.size() > 1 && jars.get(0).startsWith(REGISTRY_CLIENT)) {
            hidden.computeIfAbsent(jars.get(1), j -> new TreeSet<>()).add(name);
          }
        });

    assertThat(jarsByClass).hasSizeGreaterThan(10_000);
    assertThat(hidden).isEmpty();
  }

  @Test
  void shouldHaveEveryJarOfItsClassPath() throws IOException {
    assertThat(classPath()).isNotEmpty().allMatch(jar -> LIB.resolve(jar).toFile().isFile());
  }

  private static List<String> classPath() throws IOException {
    try (JarFile jar = new JarFile(LIB.resolve("bandish-cli.jar").toFile())) {
      String value = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return List.of(value.split(" ", -1));
    }
  }
}
