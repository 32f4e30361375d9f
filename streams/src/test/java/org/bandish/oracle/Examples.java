package org.bandish.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the worked examples ({@code - case:}, then one JSON object a line) and tells where an
 * answer differs. Facts get the examples' country and platform, which they leave out.
 */
public final class Examples {
  /** One worked example. */
  public record Example(
      String name, List<Map<String, Object>> facts, List<Map<String, Object>> intervals) {}

  private Examples() {}

  /** All examples of a file in the format of examples.yaml. */
  public static List<Example> read(Path file) throws IOException {
    List<Example> examples = new ArrayList<>();
    List<Map<String, Object>> into = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String text = line.strip();
      if (text.startsWith("- case:")) {
        String name = text.substring(7).strip();
        examples.add(new Example(name, new ArrayList<>(), new ArrayList<>()));
      } else if (text.startsWith("facts:")) {
        into = examples.get(examples.size() - 1).facts();
      } else if (text.startsWith("intervals:")) {
        into = examples.get(examples.size() - 1).intervals();
      } else if (text.startsWith("- {")) {
        into.add(Json.object(text.substring(2)));
      }
    }
    for (Example example : examples) {
      for (Map<String, Object> fact : example.facts()) {
        fact.put("country", "KE");
        fact.put("platforms", List.of("p"));
      }
    }
    return examples;
  }

  /** What differs between an example and the oracle's answer, a line each. */
  public static List<String> differences(Example example) {
    List<String> differences = new ArrayList<>();
    List<Map<String, Object>> found =
        Oracle.intervals("KE", null, "p", example.facts(), null, ZoneId.of("Africa/Nairobi"));
    if (found.size() != example.intervals().size()) {
      differences.add(example.name() + ": " + found);
      return differences;
    }
    for (int i = 0; i < found.size(); i++) {
      Map<String, Object> actual = found.get(i);
      for (Map.Entry<String, Object> expected : example.intervals().get(i).entrySet()) {
        Object value = shown(actual, expected.getKey());
        Object wanted = expected.getValue();
        Object plain = wanted instanceof Double number ? Long.valueOf(number.longValue()) : wanted;
        if (!Objects.equals(plain, value)) {
          differences.add(
              example.name() + "[" + i + "]." + expected.getKey() + ": " + value + " not " + plain);
        }
      }
    }
    return differences;
  }

  private static Object shown(Map<String, Object> interval, String field) {
    Object value = interval.get(field);
    if (value instanceof Map<?, ?> bound) {
      Object date = bound.get("date");
      return date == null ? null : date.toString();
    }
    if (field.equals("phases")) {
      List<Object> names = new ArrayList<>();
      for (Object phase : (List<?>) value) {
        Map<?, ?> map = (Map<?, ?>) phase;
        boolean throttle = "THROTTLE".equals(map.get("restriction"));
        names.add(map.get("phase") + (throttle ? " THROTTLE" : ""));
      }
      return names;
    }
    return value;
  }

  /** Prints every difference for the file named first; exits 1 when there is one. */
  public static void main(String[] args) throws IOException {
    List<String> differences = new ArrayList<>();
    List<Example> examples = read(Path.of(args[0]));
    examples.forEach(e -> differences.addAll(differences(e)));
    differences.forEach(System.out::println);
    System.out.println(examples.size() + " examples, " + differences.size() + " differences");
    if (!differences.isEmpty()) {
      System.exit(1);
    }
  }
}
