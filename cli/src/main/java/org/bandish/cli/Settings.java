package org.bandish.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The one place that decides where a value comes from: flag, else environment, else file, else the
 * default that the option declares. The option {@code --kafka-port} is {@code BANDISH_KAFKA_PORT}
 * in the environment and {@code kafka-port} in the file. Client properties have no flag: {@code
 * kafka.security.protocol} in the file, {@code BANDISH_KAFKA_SECURITY_PROTOCOL} in the environment,
 * and {@code registry.*} likewise.
 */
final class Settings implements IDefaultValueProvider {
  private static final Pattern SECRET =
      Pattern.compile(
          "password|secret|jaas|token|credential|user\\.?info|\\.key$", Pattern.CASE_INSENSITIVE);
  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]+@");
  private static final Set<String> NO_CLIENT_PROPERTY =
      Set.of("BANDISH_KAFKA_PORT", "BANDISH_REGISTRY_PORT", "BANDISH_REGISTRY_HOME");
  private static final String CONFIG = "--config";

  private final Map<String, String> environment;
  private final Map<String, String> file;

  private Settings(Map<String, String> environment, Map<String, String> file) {
    this.environment = environment;
    this.file = file;
  }

  /**
   * Settings of the environment and of the file that {@code --config} or {@code BANDISH_CONFIG}
   * names. A file that cannot be read is reported when a command first asks for a value.
   */
  static Settings of(Map<String, String> environment, String... args) {
    String config = environment.get("BANDISH_CONFIG");
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals(CONFIG) && i + 1 < args.length) {
        config = args[i + 1];
      } else if (args[i].startsWith(CONFIG + "=")) {
        config = args[i].substring(CONFIG.length() + 1);
      }
    }
    return new Settings(environment, config == null ? Map.of() : read(config));
  }

  @Override
  public String defaultValue(ArgSpec arg) {
    if (!(arg instanceof OptionSpec option)) {
      return null;
    }
    String name = option.longestName().replaceFirst("^-+", "");
    String value = environment.get(variable(name));
    return value != null ? value : file.get(name);
  }

  /**
   * Properties for a client, without their prefix; the environment prevails over the file.
   *
   * @param prefix {@code kafka.} or {@code registry.}
   */
  Map<String, String> client(String prefix) {
    Map<String, String> properties = new TreeMap<>();
    String variable = variable(prefix);
    file.forEach((name, value) -> put(properties, prefix, name, value));
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(variable) && !NO_CLIENT_PROPERTY.contains(name)) {
            put(
                properties,
                "",
                name.substring(variable.length()).toLowerCase(Locale.ROOT).replace('_', '.'),
                value);
          }
        });
    return properties;
  }

  /** The text without any secret of the environment or the file and without passwords in URLs. */
  String redact(String text) {
    String redacted = text;
    Map<String, String> all = new HashMap<>(file);
    environment.forEach((name, value) -> all.put(name.replace('_', '.'), value));
    for (Map.Entry<String, String> entry : all.entrySet()) {
      if (SECRET.matcher(entry.getKey()).find() && entry.getValue().length() > 2) {
        redacted = redacted.replace(entry.getValue(), "[hidden]");
      }
    }
    return USER_INFO.matcher(redacted).replaceAll("[hidden]@");
  }

  /** Makes what commands are made of, and gives these settings to what needs them. */
  IFactory factory() {
    IFactory plain = CommandLine.defaultFactory();
    return new IFactory() {
      @Override
      public <K> K create(Class<K> type) throws Exception {
        return type == Connection.class
            ? type.cast(new Connection(Settings.this))
            : plain.create(type);
      }
    };
  }

  private static void put(Map<String, String> to, String prefix, String name, String value) {
    if (name.startsWith(prefix)) {
      to.put(name.substring(prefix.length()), value);
    }
  }

  private static String variable(String name) {
    return "BANDISH_" + name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }

  private static Map<String, String> read(String file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file))) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new CannotRunException("--config " + file + ": cannot be read: " + e, e);
    }
    Map<String, String> values = new HashMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> values.put(name, properties.getProperty(name)));
    return values;
  }
}
