package dev.sigmac.rule;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Span;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads search identifiers and the condition over them, of a rule or of a filter. */
final class DetectionsReader {
  private static final Set<String> KEYWORDS =
      Set.of("and", "or", "not", "of", "them", "all", "any", "1");

  private final Attributes document;
  private final Diagnostics diagnostics;
  private final DetectionReader detectionReader;

  DetectionsReader(Attributes document) {
    this.document = document;
    this.diagnostics = document.diagnostics();
    this.detectionReader = new DetectionReader(diagnostics);
  }

  /**
   * What stands in the map under the key {@code where}; the keys in {@code others} are no search
   * identifiers.
   */
  Detections read(String where, YamlMapping map, Set<String> others) {
    List<SearchIdentifier> identifiers = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Entry entry : map.entries()) {
      String name = entry.key().value();
      if (name.equals("timeframe") && entry.value() instanceof YamlScalar) {
        lintTimeframe(entry);
      } else if (!name.equals("condition") && !others.contains(name)) {
        names.add(name);
        checkName(entry.key());
        detectionReader
            .read(entry.key(), entry.value())
            .ifPresent(d -> identifiers.add(new SearchIdentifier(name, d, entry.key().span())));
      }
    }
    if (names.isEmpty()) {
      diagnostics.report(
          RuleCode.MISSING_IDENTIFIER,
          document.keySpan(where),
          "There is no search identifier in '" + where + "'.",
          "Add one, such as 'selection', with the fields to match under it.");
    }
    return new Detections(identifiers, conditions(where, map, names));
  }

  private List<Condition> conditions(String where, YamlMapping map, Set<String> names) {
    Optional<Entry> entry = map.get("condition");
    if (entry.isEmpty()) {
      diagnostics.report(
          RuleCode.MISSING_CONDITION,
          document.keySpan(where),
          "There is no 'condition' in '" + where + "'.",
          conditionElsewhere(where, map));
      return List.of();
    }
    YamlNode value = entry.get().value();
    List<YamlNode> nodes =
        value instanceof YamlSequence sequence ? sequence.items() : List.of(value);
    List<Condition> conditions = new ArrayList<>();
    for (YamlNode node : nodes) {
      if (!(node instanceof YamlScalar scalar)) {
        diagnostics.report(
            RuleCode.WRONG_TYPE,
            Attributes.firstLine(node.span()),
            "A condition must be a text, not " + Attributes.describe(node) + ".");
      } else if (scalar.isNull()) {
        emptyCondition(entry.get().key().span());
      } else {
        ConditionParser.parse(scalar, names, diagnostics).ifPresent(conditions::add);
      }
    }
    if (nodes.isEmpty()) {
      emptyCondition(entry.get().key().span());
    }
    return conditions;
  }

  private void emptyCondition(Span place) {
    diagnostics.report(
        RuleCode.EMPTY_CONDITION,
        place,
        "The condition is empty.",
        "Name the search identifiers that must match.");
  }

  /** The usual reason is a condition with the wrong indentation. */
  private String conditionElsewhere(String where, YamlMapping map) {
    Optional<Entry> top = document.map().get("condition");
    if (top.isPresent()) {
      return "The 'condition' in line "
          + top.get().key().span().line()
          + " stands beside '"
          + where
          + "'; indent it like the search identifiers.";
    }
    for (Entry entry : map.entries()) {
      if (entry.value() instanceof YamlMapping inner) {
        Optional<Entry> found = inner.get("condition");
        if (found.isPresent()) {
          return "The 'condition' in line "
              + found.get().key().span().line()
              + " is indented as a field of '"
              + entry.key().value()
              + "'; give it the indentation of '"
              + entry.key().value()
              + "'.";
        }
      }
    }
    return "Add one beside the search identifiers, such as 'condition: selection'.";
  }

  private void checkName(YamlScalar key) {
    String name = key.value();
    if (isPlain(name) && !KEYWORDS.contains(name)) {
      return;
    }
    if (!ConditionTokens.isName(name)) {
      diagnostics.report(
          RuleCode.INVALID_IDENTIFIER,
          key.span(),
          "The name '" + name + "' cannot be written in a condition.",
          "Use letters, digits and underscores.");
    } else {
      diagnostics.report(
          RuleCode.ODD_IDENTIFIER,
          key.span(),
          "'" + name + "' is an unusual name for a search identifier.",
          name.contains("|")
              ? "A modifier belongs to a field inside, not to the identifier."
              : "Use letters, digits and underscores, and no word of the condition's grammar.");
    }
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private void lintTimeframe(Entry entry) {
    diagnostics.report(
        RuleCode.REMOVED_TIMEFRAME,
        entry.key().span(),
        "'timeframe' is not part of Sigma 2 and has no effect.",
        "Use the timespan of a correlation.");
  }
}
