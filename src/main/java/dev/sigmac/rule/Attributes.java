package dev.sigmac.rule;

import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Nearest;
import dev.sigmac.source.Span;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The keys of a map with the types that the specification gives them; it reports values of other
 * types.
 */
record Attributes(YamlMapping map, Diagnostics diagnostics) {
  /** The value of {@code key}; a null counts as absent. */
  Optional<YamlNode> node(String key) {
    return map.get(key).map(Entry::value).filter(v -> !isNull(v));
  }

  /** The value of {@code key} if it is a scalar. */
  Optional<YamlScalar> scalar(String key) {
    return node(key).flatMap(v -> expectScalar(key, v));
  }

  /** The text of a scalar, as the value stands there. */
  Optional<String> text(String key) {
    return scalar(key).map(YamlScalar::value);
  }

  /** The value of {@code key} if it is a map. */
  Optional<YamlMapping> mapping(String key) {
    return node(key).flatMap(v -> expectMapping(key, v));
  }

  /** The scalars of a list; a single scalar is read as a list of one, with a warning. */
  List<YamlScalar> scalars(String key) {
    return node(key).map(v -> scalars(key, v)).orElse(List.of());
  }

  /** The texts of a list. */
  List<String> texts(String key) {
    return scalars(key).stream().map(YamlScalar::value).toList();
  }

  /** Whether {@code key} is true; absent is false. */
  boolean flag(String key) {
    Optional<YamlScalar> scalar = scalar(key);
    if (scalar.isEmpty()) {
      return false;
    }
    if (scalar.get().type() != YamlNode.ScalarType.BOOLEAN) {
      wrongType(key, "true or false", scalar.get());
    }
    return scalar.get().value().equalsIgnoreCase("true");
  }

  /** Reports the keys that are not among {@code known}. */
  void rejectUnknown(Collection<String> known, String where) {
    for (Entry entry : map.entries()) {
      String key = entry.key().value();
      if (!known.contains(key)) {
        reportUnknown(
            entry.key().span(), "There is no key '" + key + "' in " + where + ".", key, known);
      }
    }
  }

  /**
   * Reports a name that is not among {@code known}, with the nearest of them, else all of them, as
   * a hint.
   */
  void reportUnknown(Span span, String message, String name, Collection<String> known) {
    report(RuleCode.UNKNOWN_KEY, span, message, name, known);
  }

  /** The same under another code. */
  void report(RuleCode code, Span span, String message, String name, Collection<String> known) {
    String hint = Nearest.hint(name, known).orElse("Known are: " + String.join(", ", known) + ".");
    diagnostics.report(Diagnostic.of(code, span, message).withHint(hint));
  }

  /** Reports that {@code key} is missing, at the start of the map. */
  void missing(RuleCode code, String key, String where, String hint) {
    diagnostics.report(code, place(), "There is no '" + key + "' in " + where + ".", hint);
  }

  /** The place of the map as a whole: its first key. */
  Span place() {
    return map.entries().isEmpty() ? map.span() : map.entries().get(0).key().span();
  }

  /** Where {@code key} stands, else the place of the map. */
  Span keySpan(String key) {
    return map.get(key).map(e -> e.key().span()).orElse(place());
  }

  Optional<YamlScalar> expectScalar(String key, YamlNode value) {
    return expectScalar(key, value, "a text");
  }

  Optional<YamlScalar> expectScalar(String key, YamlNode value, String wanted) {
    if (value instanceof YamlScalar scalar) {
      return Optional.of(scalar);
    }
    wrongType(key, wanted, value);
    return Optional.empty();
  }

  Optional<YamlMapping> expectMapping(String key, YamlNode value) {
    if (value instanceof YamlMapping mapping) {
      return Optional.of(mapping);
    }
    wrongType(key, "a map", value);
    return Optional.empty();
  }

  private List<YamlScalar> scalars(String key, YamlNode value) {
    if (value instanceof YamlScalar scalar) {
      diagnostics.report(
          RuleCode.NOT_A_LIST,
          scalar.span(),
          "'" + key + "' should be a list.",
          "Write it as a list item after '- '.");
      return List.of(scalar);
    }
    List<YamlScalar> scalars = new ArrayList<>();
    if (value instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        if (item instanceof YamlScalar scalar && !scalar.isNull()) {
          scalars.add(scalar);
        } else {
          wrongType("each item of " + key, "a text", item);
        }
      }
    } else {
      wrongType(key, "a list", value);
    }
    return scalars;
  }

  private void wrongType(String key, String wanted, YamlNode found) {
    String subject = key.startsWith("each ") ? "E" + key.substring(1) : "'" + key + "'";
    diagnostics.report(
        RuleCode.WRONG_TYPE,
        firstLine(found.span()),
        subject + " must be " + wanted + ", not " + describe(found) + ".");
  }

  /** A span cut to its first line, for values that are maps or lists. */
  static Span firstLine(Span span) {
    String text = span.file().text();
    int end = span.start();
    while (end < span.end() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return span.part(0, end - span.start());
  }

  static boolean isNull(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.isNull();
  }

  static String describe(YamlNode node) {
    if (node instanceof YamlScalar scalar) {
      return switch (scalar.type()) {
        case STRING -> "a text";
        case INTEGER, FLOAT -> "a number";
        case BOOLEAN -> "true or false";
        case NULL -> "nothing";
      };
    }
    return node instanceof YamlMapping ? "a map" : "a list";
  }
}
