package dev.sigmac.rule;

import dev.sigmac.rule.CorrelationRule.Comparison;
import dev.sigmac.rule.CorrelationRule.Reference;
import dev.sigmac.rule.CorrelationRule.Threshold;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the condition of a correlation: thresholds with a field, or an expression over rules. */
final class ThresholdReader {
  private static final List<String> KEYS =
      List.of("gt", "gte", "lt", "lte", "eq", "neq", "field", "percentile");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Attributes correlation;
  private final CorrelationRule.Type type;
  private final Diagnostics diagnostics;
  private final List<Threshold> thresholds = new ArrayList<>();
  private List<String> fields = List.of();
  private Optional<BigDecimal> percentile = Optional.empty();
  private Optional<Condition> expression = Optional.empty();

  ThresholdReader(Attributes correlation, CorrelationRule.Type type) {
    this.correlation = correlation;
    this.type = type;
    this.diagnostics = correlation.diagnostics();
  }

  List<Threshold> thresholds() {
    return thresholds;
  }

  List<String> fields() {
    return fields;
  }

  Optional<BigDecimal> percentile() {
    return percentile;
  }

  Optional<Condition> expression() {
    return expression;
  }

  /** Reads the condition of a correlation of these rules. */
  void read(List<Reference> rules) {
    Optional<YamlNode> condition = correlation.node("condition");
    if (condition.isEmpty()) {
      if (!isTemporal()) {
        correlation.missing(
            RuleCode.MISSING_CONDITION,
            "condition",
            "'correlation'",
            "Write it as a map, such as 'gte: 10'.");
      }
    } else if (isTemporal() && condition.get() instanceof YamlScalar text) {
      List<String> names = rules.stream().map(Reference::text).toList();
      expression =
          names.isEmpty()
              ? ConditionParser.parseOpen(text, diagnostics)
              : ConditionParser.parse(text, names, "rule", diagnostics);
    } else {
      correlation.expectMapping("condition", condition.get()).ifPresent(this::criteria);
    }
  }

  private void criteria(YamlMapping map) {
    Attributes condition = new Attributes(map, diagnostics);
    condition.rejectUnknown(KEYS, "the condition of a correlation");
    for (Entry entry : map.entries()) {
      comparison(entry.key().value()).ifPresent(c -> threshold(c, entry));
    }
    boolean compares =
        map.entries().stream().anyMatch(e -> comparison(e.key().value()).isPresent());
    if (!compares && !isTemporal()) {
      condition.missing(
          RuleCode.MISSING_KEY,
          "gte",
          "the condition",
          "Compare with one of gt, gte, lt, lte, eq and neq.");
    }
    field(condition);
    percentile(condition);
  }

  private void field(Attributes condition) {
    Optional<YamlNode> node = condition.node("field");
    if (node.isPresent() && node.get() instanceof YamlScalar scalar) {
      fields = List.of(scalar.value());
    } else {
      fields = condition.texts("field");
    }
    boolean counts = type.name().startsWith("VALUE_");
    if (counts && fields.isEmpty()) {
      condition.missing(
          RuleCode.MISSING_KEY,
          "field",
          "the condition",
          "A correlation of type " + word() + " is about a field.");
    } else if (!counts && !fields.isEmpty()) {
      diagnostics.report(
          RuleCode.INVALID_VALUE,
          node.map(n -> Attributes.firstLine(n.span())).orElse(condition.place()),
          "A correlation of type " + word() + " has no field.",
          "Use value_count to count different values of a field.");
    }
  }

  private void percentile(Attributes condition) {
    Optional<YamlScalar> scalar = condition.scalar("percentile");
    percentile = scalar.flatMap(YamlNumbers::decimal);
    boolean wanted = type == CorrelationRule.Type.VALUE_PERCENTILE;
    if (wanted && scalar.isEmpty()) {
      condition.missing(
          RuleCode.MISSING_PERCENTILE,
          "percentile",
          "the condition",
          "Say which percentile, such as 'percentile: 95'.");
    } else if (!wanted && scalar.isPresent()) {
      diagnostics.report(
          RuleCode.INVALID_VALUE,
          scalar.get().span(),
          "Only a correlation of type value_percentile has a percentile.");
    } else if (scalar.isPresent() && percentile.filter(this::isPercentage).isEmpty()) {
      diagnostics.report(
          RuleCode.INVALID_THRESHOLD,
          scalar.get().span(),
          "A percentile is a number from 0 to 100.");
    }
  }

  private boolean isPercentage(BigDecimal number) {
    return number.signum() >= 0 && number.compareTo(HUNDRED) <= 0;
  }

  private void threshold(Comparison comparison, Entry entry) {
    Optional<YamlScalar> scalar =
        correlation.expectScalar(entry.key().value(), entry.value(), "a number");
    Optional<BigDecimal> value = scalar.flatMap(YamlNumbers::decimal);
    if (scalar.isEmpty()) {
      return;
    }
    if (value.isEmpty()) {
      diagnostics.report(
          RuleCode.INVALID_THRESHOLD,
          scalar.get().isNull() ? entry.key().span() : scalar.get().span(),
          "'" + entry.key().value() + "' must be a number of at most 18 digits.",
          "Write it without quotes.");
    } else if (isCount()
        && (value.get().stripTrailingZeros().scale() > 0 || value.get().signum() < 0)) {
      diagnostics.report(
          RuleCode.INVALID_THRESHOLD,
          scalar.get().span(),
          "A count is compared with a whole number, not below 0.");
    } else {
      thresholds.add(new Threshold(comparison, value.get(), scalar.get().span()));
    }
  }

  private static Optional<Comparison> comparison(String key) {
    return Arrays.stream(Comparison.values())
        .filter(c -> c.name().toLowerCase(Locale.ROOT).equals(key))
        .findFirst();
  }

  private boolean isTemporal() {
    return type == CorrelationRule.Type.TEMPORAL || type == CorrelationRule.Type.TEMPORAL_ORDERED;
  }

  private boolean isCount() {
    return type == CorrelationRule.Type.EVENT_COUNT
        || type == CorrelationRule.Type.VALUE_COUNT
        || isTemporal();
  }

  private String word() {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
