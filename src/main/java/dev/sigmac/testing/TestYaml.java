package dev.sigmac.testing;

import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Nearest;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the shapes that test files are made of, and reports what has another shape. */
record TestYaml(Diagnostics diagnostics) {
  Optional<YamlMapping> mapping(YamlNode node, String what) {
    if (node instanceof YamlMapping mapping) {
      return Optional.of(mapping);
    }
    invalid(node, what + " must be a map");
    return Optional.empty();
  }

  Optional<YamlNode> node(YamlMapping map, String key) {
    return map.get(key).map(Entry::value);
  }

  Optional<YamlMapping> mapping(YamlMapping map, String key) {
    return node(map, key).flatMap(n -> mapping(n, "'" + key + "'"));
  }

  Optional<String> text(YamlMapping map, String key) {
    return node(map, key).flatMap(n -> text(n, "'" + key + "'"));
  }

  Optional<String> text(YamlNode node, String what) {
    if (node instanceof YamlScalar scalar && !scalar.isNull()) {
      return Optional.of(scalar.value());
    }
    invalid(node, what + " must be a text");
    return Optional.empty();
  }

  /** The items of a list, or the node alone. */
  List<YamlNode> items(YamlMapping map, String key) {
    return node(map, key)
        .map(n -> n instanceof YamlSequence list ? list.items() : List.of(n))
        .orElse(List.of());
  }

  List<String> texts(YamlMapping map, String key) {
    List<String> texts = new ArrayList<>();
    items(map, key).forEach(i -> text(i, "'" + key + "'").ifPresent(texts::add));
    return texts;
  }

  Optional<Boolean> bool(YamlNode node, String what) {
    Optional<String> text =
        node instanceof YamlScalar scalar
            ? Optional.of(scalar.value().toLowerCase(Locale.ROOT))
            : Optional.empty();
    if (text.filter(t -> t.equals("true") || t.equals("false")).isPresent()) {
      return text.map("true"::equals);
    }
    invalid(node, what + " must be true or false");
    return Optional.empty();
  }

  /** A whole number that is not negative. */
  Optional<Long> number(YamlNode node, String what) {
    if (node instanceof YamlScalar scalar && scalar.value().matches("\\d{1,15}")) {
      return Optional.of(Long.valueOf(scalar.value()));
    }
    invalid(node, what + " must be a whole number");
    return Optional.empty();
  }

  void onlyKeys(YamlMapping map, List<String> known, String what) {
    for (Entry entry : map.entries()) {
      String key = entry.key().value();
      if (!known.contains(key)) {
        Diagnostic diagnostic =
            Diagnostic.of(
                TestCode.INVALID_TEST, entry.key().span(), what + " has no key '" + key + "'.");
        String hint =
            Nearest.hint(key, known).orElse("Known are: " + String.join(", ", known) + ".");
        diagnostics.report(diagnostic.withHint(hint));
      }
    }
  }

  void invalid(YamlNode node, String message) {
    diagnostics.report(TestCode.INVALID_TEST, node.span(), message + ".");
  }

  /** A map as an event has it: texts, numbers, booleans, lists and maps. */
  static Map<String, Object> event(YamlMapping map) {
    Map<String, Object> event = new LinkedHashMap<>();
    for (Entry entry : map.entries()) {
      Object value = value(entry.value());
      if (value != null) {
        event.put(entry.key().value(), value);
      }
    }
    return event;
  }

  private static @Nullable Object value(YamlNode node) {
    if (node instanceof YamlMapping map) {
      return event(map);
    } else if (node instanceof YamlSequence list) {
      return list.items().stream().flatMap(i -> Optional.ofNullable(value(i)).stream()).toList();
    }
    YamlScalar scalar = (YamlScalar) node;
    return switch (scalar.type()) {
      case NULL -> null;
      case BOOLEAN -> scalar.value().equalsIgnoreCase("true");
      case INTEGER ->
          scalar.value().matches("[-+]?\\d{1,100}")
              ? (Object) new BigInteger(scalar.value())
              : scalar.value();
      case FLOAT ->
          scalar.value().matches("[-+]?\\d{1,100}\\.\\d{1,100}")
              ? (Object) new BigDecimal(scalar.value())
              : scalar.value();
      case STRING -> scalar.value();
    };
  }
}
