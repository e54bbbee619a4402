package dev.sigmac.rule;

import dev.sigmac.rule.CorrelationRule.Alias;
import dev.sigmac.rule.CorrelationRule.Reference;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a correlation rule. */
final class CorrelationReader {
  private static final List<String> KEYS =
      List.of("type", "rules", "group-by", "timespan", "aliases", "condition", "generate");

  private final Attributes document;
  private final Diagnostics diagnostics;

  CorrelationReader(Attributes document) {
    this.document = document;
    this.diagnostics = document.diagnostics();
  }

  /** The correlation; nothing if it lacks what it is about. */
  Optional<CorrelationRule> read() {
    Metadata metadata = new MetadataReader(document).read(List.of("correlation", "generate"));
    SigmacKey sigmac = new SigmacKeyReader(diagnostics).ofCorrelation(document);
    Optional<YamlMapping> map = document.mapping("correlation");
    if (map.isEmpty()) {
      reportEmpty();
      return Optional.empty();
    }
    Attributes correlation = new Attributes(map.get(), diagnostics);
    correlation.rejectUnknown(KEYS, "'correlation'");
    Optional<CorrelationRule.Type> type =
        required(correlation, "type").flatMap(t -> type(correlation, t));
    Optional<Timespan> timespan = required(correlation, "timespan").flatMap(this::timespan);
    Optional<YamlNode> condition = correlation.node("condition");
    boolean boolExpression = condition.filter(YamlScalar.class::isInstance).isPresent();
    List<Reference> rules = references(correlation, boolExpression);
    List<Alias> aliases = aliases(correlation, rules);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    ThresholdReader criteria = new ThresholdReader(correlation, type.get());
    criteria.read(rules);
    if (timespan.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CorrelationRule(
            metadata,
            type.get(),
            rules,
            correlation.texts("group-by"),
            timespan.get(),
            aliases,
            criteria.thresholds(),
            criteria.fields(),
            criteria.percentile(),
            criteria.expression(),
            document.flag("generate") || correlation.flag("generate"),
            sigmac,
            document.map().span()));
  }

  private void reportEmpty() {
    if (document.node("correlation").isEmpty()) {
      diagnostics.report(
          RuleCode.EMPTY_VALUE,
          document.keySpan("correlation"),
          "'correlation' is empty.",
          "Indent its keys more than 'correlation'.");
    }
  }

  private Optional<YamlScalar> required(Attributes correlation, String key) {
    Optional<YamlScalar> value = correlation.scalar(key);
    if (value.isEmpty() && correlation.node(key).isEmpty()) {
      correlation.missing(
          RuleCode.MISSING_KEY, key, "'correlation'", "Every correlation needs one.");
    }
    return value;
  }

  private static Optional<CorrelationRule.Type> type(Attributes correlation, YamlScalar scalar) {
    Optional<CorrelationRule.Type> type =
        Arrays.stream(CorrelationRule.Type.values())
            .filter(t -> word(t).equals(scalar.value()))
            .findFirst();
    if (type.isEmpty()) {
      correlation.report(
          RuleCode.INVALID_VALUE,
          scalar.span(),
          "There is no correlation type '" + scalar.value() + "'.",
          scalar.value(),
          Arrays.stream(CorrelationRule.Type.values()).map(CorrelationReader::word).toList());
    }
    return type;
  }

  private static String word(CorrelationRule.Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private Optional<Timespan> timespan(YamlScalar scalar) {
    Optional<Timespan> timespan = Timespan.parse(scalar.value());
    if (timespan.isEmpty()) {
      diagnostics.report(
          RuleCode.INVALID_TIMESPAN,
          scalar.span(),
          "'" + scalar.value() + "' is not a timespan.",
          "Write a whole number and s, m, h or d without a blank, such as 15m.");
    }
    return timespan;
  }

  private static List<Reference> references(Attributes correlation, boolean optional) {
    if (correlation.node("rules").isEmpty() && !optional) {
      correlation.missing(
          RuleCode.MISSING_KEY,
          "rules",
          "'correlation'",
          "List the names or ids of the rules to correlate.");
    }
    List<Reference> references = RuleReader.references(correlation, "rules");
    if (references.isEmpty() && correlation.node("rules").isPresent()) {
      correlation
          .diagnostics()
          .report(
              RuleCode.EMPTY_VALUE,
              correlation.keySpan("rules"),
              "'rules' is empty.",
              "List the rules to correlate.");
    }
    return references;
  }

  private List<Alias> aliases(Attributes correlation, List<Reference> rules) {
    List<String> names = rules.stream().map(Reference::text).toList();
    List<Alias> aliases = new ArrayList<>();
    List<Entry> entries =
        correlation.mapping("aliases").map(YamlMapping::entries).orElse(List.of());
    for (Entry entry : entries) {
      Optional<YamlMapping> map = correlation.expectMapping(entry.key().value(), entry.value());
      Map<String, String> fieldByRule = new LinkedHashMap<>();
      for (Entry field : map.map(YamlMapping::entries).orElse(List.of())) {
        if (!names.contains(field.key().value())) {
          correlation.report(
              RuleCode.UNLISTED_RULE,
              field.key().span(),
              "The rule '"
                  + field.key().value()
                  + "' is not among the 'rules' of this correlation.",
              field.key().value(),
              names);
        }
        correlation
            .expectScalar(field.key().value(), field.value())
            .ifPresent(v -> fieldByRule.put(field.key().value(), v.value()));
      }
      if (map.isPresent() && fieldByRule.isEmpty()) {
        diagnostics.report(
            RuleCode.EMPTY_VALUE,
            entry.key().span(),
            "The alias '" + entry.key().value() + "' is empty.");
      }
      aliases.add(new Alias(entry.key().value(), fieldByRule, entry.key().span()));
    }
    return aliases;
  }
}
