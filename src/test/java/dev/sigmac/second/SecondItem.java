package dev.sigmac.second;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** One line of a search: a field, its modifiers and its values; keywords have no field. */
final class SecondItem {
  private static final Pattern INTEGER = Pattern.compile("[-+]?\\d+|0x[0-9a-fA-F]+|0o[0-7]+");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.\\d+|\\d+(\\.\\d*)?)([eE][-+]?\\d+)?");
  private static final List<String> ORDERS = List.of("lt", "lte", "gt", "gte");
  private static final List<String> UNITS =
      List.of("minute", "hour", "day", "week", "month", "year");

  private final String field;
  private final List<String> modifiers;
  private final boolean blankIsMissing;
  private final boolean terms;

  SecondItem(String field, List<String> modifiers, boolean blankIsMissing, boolean terms) {
    this.field = field;
    this.modifiers = modifiers;
    this.blankIsMissing = blankIsMissing;
    this.terms = terms;
  }

  Predicate<Map<String, Object>> of(List<Node> values) {
    List<Predicate<Map<String, Object>>> tests = new ArrayList<>();
    values.forEach(v -> tests.add(one((ScalarNode) v)));
    Predicate<Map<String, Object>> joined =
        has("all") ? SecondReader.all(tests) : SecondReader.any(tests);
    return has("neq") ? joined.negate() : joined;
  }

  private Predicate<Map<String, Object>> one(ScalarNode node) {
    boolean plain = node.getScalarStyle() == ScalarStyle.PLAIN;
    String text = node.getValue();
    if (has("exists")) {
      return event -> SecondEvent.values(event, field).isEmpty() != Boolean.parseBoolean(text);
    } else if (has("fieldref")) {
      return event -> related(event, text);
    } else if (plain && text.matches("|~|null|Null|NULL")) {
      return event -> SecondEvent.values(event, field).isEmpty();
    } else if (has("re")) {
      Pattern pattern = SecondPattern.regex(text, modifiers);
      return some(value -> pattern.matcher(SecondEvent.text(value)).find());
    } else if (has("cidr")) {
      SecondNetwork network = new SecondNetwork(text);
      return some(value -> value instanceof String address && network.contains(address));
    }
    for (String unit : UNITS) {
      if (has(unit)) {
        return some(
            value ->
                SecondEvent.part(value, unit)
                    .filter(n -> holds(n, new BigDecimal(text)))
                    .isPresent());
      }
    }
    if (ORDERS.stream().anyMatch(this::has)) {
      return some(
          value -> SecondEvent.number(value).filter(n -> holds(n, number(text))).isPresent());
    } else if (plain && isNumber(text) && modifiers.stream().noneMatch(SecondPattern::isOfTexts)) {
      return some(
          value ->
              value instanceof Number
                  ? SecondEvent.number(value).orElseThrow().compareTo(number(text)) == 0
                  : SecondEvent.text(value).equalsIgnoreCase(text));
    }
    return texts(text);
  }

  private Predicate<Map<String, Object>> texts(String text) {
    if (text.isEmpty()
        && blankIsMissing
        && modifiers.stream().noneMatch(SecondPattern::isOfTexts)) {
      return event ->
          SecondEvent.values(event, field).stream().allMatch(v -> SecondEvent.text(v).isEmpty());
    }
    List<Pattern> patterns = SecondPattern.of(text, modifiers, field.isEmpty(), terms);
    return some(
        value -> patterns.stream().anyMatch(p -> p.matcher(SecondEvent.text(value)).matches()));
  }

  private Predicate<Map<String, Object>> some(Predicate<Object> test) {
    return event ->
        (field.isEmpty() ? SecondEvent.all(event) : SecondEvent.values(event, field))
            .stream().anyMatch(test);
  }

  private boolean related(Map<String, Object> event, String other) {
    for (Object one : SecondEvent.values(event, field)) {
      for (Object two : SecondEvent.values(event, other)) {
        String quoted = Pattern.quote(SecondEvent.text(two));
        String pattern =
            has("contains")
                ? ".*" + quoted + ".*"
                : has("startswith") ? quoted + ".*" : has("endswith") ? ".*" + quoted : quoted;
        if (SecondPattern.compile(pattern, !has("cased"))
            .matcher(SecondEvent.text(one))
            .matches()) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean holds(BigDecimal value, BigDecimal bound) {
    int order = value.compareTo(bound);
    return has("lt")
        ? order < 0
        : has("lte") ? order <= 0 : has("gt") ? order > 0 : has("gte") ? order >= 0 : order == 0;
  }

  private boolean has(String modifier) {
    return modifiers.contains(modifier);
  }

  private static boolean isNumber(String text) {
    return INTEGER.matcher(text).matches() || FLOAT.matcher(text).matches();
  }

  private static BigDecimal number(String text) {
    if (text.startsWith("0x")) {
      return new BigDecimal(new BigInteger(text.substring(2), 16));
    }
    return text.startsWith("0o")
        ? new BigDecimal(new BigInteger(text.substring(2), 8))
        : new BigDecimal(text);
  }
}
