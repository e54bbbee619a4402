package dev.sigmac.rule;

import dev.sigmac.source.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A correlation (Sigma specification, "Correlation rules"). {@code fields} are those of the
 * condition of a value_* correlation; {@code expression} is the condition of a temporal one over
 * names of rules, if it is not just "all of them"; {@code generate} asks that the referenced rules
 * be deployed too.
 */
public record CorrelationRule(
    Metadata metadata,
    Type type,
    List<Reference> rules,
    List<String> groupBy,
    Timespan timespan,
    List<Alias> aliases,
    List<Threshold> thresholds,
    List<String> fields,
    Optional<BigDecimal> percentile,
    Optional<Condition> expression,
    boolean generate,
    SigmacKey sigmac,
    Span span)
    implements SigmaDocument {
  /** Copies the lists. */
  public CorrelationRule {
    rules = List.copyOf(rules);
    groupBy = List.copyOf(groupBy);
    aliases = List.copyOf(aliases);
    thresholds = List.copyOf(thresholds);
    fields = List.copyOf(fields);
  }

  /**
   * Whether it matches as soon as one event of any of its rules does, and so is the union of them.
   */
  public boolean isUnion() {
    return type == Type.EVENT_COUNT
        && thresholds.stream()
            .allMatch(
                t -> t.comparison() == Comparison.GTE && t.value().compareTo(BigDecimal.ONE) == 0)
        && !thresholds.isEmpty();
  }

  /** What is counted or compared. */
  public enum Type {
    EVENT_COUNT,
    VALUE_COUNT,
    TEMPORAL,
    TEMPORAL_ORDERED,
    VALUE_SUM,
    VALUE_AVG,
    VALUE_PERCENTILE,
    VALUE_MEDIAN;

    /** The word as rules write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A rule, or another correlation, by its id or name. */
  public record Reference(String text, Span span) {}

  /**
   * A name for fields that are called differently in each rule: from rule name to field, in order.
   */
  public record Alias(String name, Map<String, String> fieldByRule, Span span) {}

  /** One criterion on the counted or computed value; several are a range. */
  public record Threshold(Comparison comparison, BigDecimal value, Span span) {}

  /** The comparisons of a condition. */
  public enum Comparison {
    GT,
    GTE,
    LT,
    LTE,
    EQ,
    NEQ
  }
}
