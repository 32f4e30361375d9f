package org.bandish.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bandish.schema.Countries;
import org.bandish.schema.Subject;

/** Reads one parameter after the other; every error names its parameter. */
final class ParamReader {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,119}");
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} .,_+!&'()-]{0,119}");

  private final Map<String, List<String>> raw;
  private final Set<Param> allowed;

  ParamReader(Map<String, List<String>> raw, Set<Param> allowed) {
    this.raw = raw;
    this.allowed = allowed;
    Set<String> known =
        allowed.stream().map(Param::text).collect(Collectors.toCollection(TreeSet::new));
    for (String name : raw.keySet()) {
      if (!known.contains(name)) {
        if (name.equals(Param.AS_OF.text())) {
          throw new BadParameterException(
              name, "cannot be asked here: what is listed does not say when it became known");
        }
        throw new BadParameterException(
            name,
            known.isEmpty()
                ? "unknown parameter; there are none here"
                : "unknown parameter; there are " + String.join(", ", known));
      }
    }
  }

  String text(Param param) {
    List<String> values = values(param);
    if (values.size() > 1) {
      throw new BadParameterException(param.text(), "given " + values.size() + " times");
    }
    return values.isEmpty() ? null : values.get(0);
  }

  private List<String> values(Param param) {
    List<String> values =
        allowed.contains(param) ? raw.getOrDefault(param.text(), List.of()) : List.of();
    if (values.stream().anyMatch(String::isBlank)) {
      throw new BadParameterException(param.text(), "has no value");
    }
    return values;
  }

  String country() {
    String text = text(Param.COUNTRY);
    if (text == null) {
      return null;
    }
    String code = text.toUpperCase(Locale.ROOT);
    if (!Countries.isKnown(code)) {
      throw new BadParameterException(
          Param.COUNTRY.text(), "'" + text + "' is not an ISO 3166-1 alpha-2 code such as PK");
    }
    return code;
  }

  String region() {
    String text = text(Param.REGION);
    if (text == null || text.equals(Filters.ALL_REGIONS)) {
      return text;
    }
    String code = text.toUpperCase(Locale.ROOT);
    if (!Subject.isRegion(code) || !Countries.isKnown(code.substring(0, 2))) {
      throw new BadParameterException(
          Param.REGION.text(), "'" + text + "' is not an ISO 3166-2 code such as PK-PB, nor *");
    }
    return code;
  }

  List<String> platforms() {
    List<String> names = values(Param.PLATFORM);
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw new BadParameterException(
            Param.PLATFORM.text(), "'" + name + "' is not a platform's id or name");
      }
    }
    return List.copyOf(names);
  }

  String id(Param param) {
    String text = text(param);
    if (text != null && !ID.matcher(text).matches()) {
      throw new BadParameterException(param.text(), "'" + text + "' is not an id");
    }
    return text;
  }

  When when(Param param) {
    String text = text(param);
    return text == null ? null : When.parse(param.text(), text);
  }

  Cursor cursor(Param param) {
    String text = text(param);
    return text == null ? null : Cursor.parse(param.text(), text);
  }

  Filters.Sort sort() {
    String text = text(Param.SORT);
    return text == null
        ? Filters.Sort.START
        : switch (text) {
          case "start" -> Filters.Sort.START;
          case "-start" -> Filters.Sort.START_DESC;
          case "days" -> Filters.Sort.DAYS;
          case "-days" -> Filters.Sort.DAYS_DESC;
          default ->
              throw new BadParameterException(
                  Param.SORT.text(), "'" + text + "' is none of start, -start, days, -days");
        };
  }

  /** One of the constants, in any capitals, with - for _. */
  <E extends Enum<E>> E constant(Param param, List<E> constants) {
    String text = text(param);
    if (text == null) {
      return null;
    }
    for (E constant : constants) {
      if (written(constant).equalsIgnoreCase(text) || constant.name().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    throw new BadParameterException(
        param.text(),
        "'"
            + text
            + "' is none of "
            + constants.stream().map(ParamReader::written).collect(Collectors.joining(", ")));
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  int number(Param param, int least, int most, int otherwise) {
    Long number = number(param, least, most);
    return number == null ? otherwise : number.intValue();
  }

  Long number(Param param, long least, long most) {
    String text = text(param);
    if (text == null) {
      return null;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new BadParameterException(param.text(), "'" + text + "' is not a whole number");
    }
    throw new BadParameterException(
        param.text(), text + " is not between " + least + " and " + most);
  }
}
