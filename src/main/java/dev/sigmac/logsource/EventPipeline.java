package dev.sigmac.logsource;

import dev.sigmac.detection.DetectionCode;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Related;
import dev.sigmac.detection.LoweredRule;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Operand.Extracted;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.detection.Origin;
import dev.sigmac.pipeline.MappedRule;
import dev.sigmac.pipeline.MappedRule.Extraction;
import dev.sigmac.pipeline.MappedRule.Shown;
import dev.sigmac.pipeline.Pipeline;
import dev.sigmac.pipeline.Source;
import dev.sigmac.regex.PortableRegex;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.rule.SigmacKey.Extract;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules over events in memory: every field is found under its own name. */
public final class EventPipeline implements Pipeline {
  /** The name of the target that it is for. */
  public static final String TARGET = "events";

  /** The column of an event's time. */
  static final Column TIME = new Column("Time", ColumnType.DATETIME);

  private final LogSources logSources;
  private final boolean routed;

  /** Rules that see the events of their log source only, or all events unless {@code routed}. */
  public EventPipeline(LogSources logSources, boolean routed) {
    this.logSources = logSources;
    this.routed = routed;
  }

  @Override
  public String name() {
    return TARGET;
  }

  @Override
  public String target() {
    return TARGET;
  }

  @Override
  public boolean reserves(String name) {
    return name.equalsIgnoreCase(TIME.name());
  }

  @Override
  public Optional<MappedRule> map(SigmaRule rule, LoweredRule lowered, Diagnostics diagnostics) {
    List<Extraction> extracts = new ArrayList<>();
    for (Extract extract : rule.sigmac().extracts()) {
      extraction(extract, diagnostics).ifPresent(extracts::add);
    }
    if (extracts.size() < rule.sigmac().extracts().size()) {
      return Optional.empty();
    }
    Set<String> extracted = Set.copyOf(extracts.stream().map(Extraction::name).toList());
    Map<String, Expr> identifiers = new LinkedHashMap<>();
    lowered
        .identifiers()
        .forEach((name, expr) -> identifiers.put(name, expr.rewrite(e -> leaf(e, extracted))));
    Expr where = routed ? logSources.condition(rule.logSource()) : new Expr.Constant(true);
    return Optional.of(
        new MappedRule(
            TARGET,
            new Source(TARGET, Optional.of(TIME), where),
            identifiers,
            lowered.condition().rewrite(e -> leaf(e, extracted)),
            extracts,
            rule.fields().stream().map(f -> new Shown(f, operand(f, extracted))).toList(),
            List.of()));
  }

  private static Optional<Extraction> extraction(Extract extract, Diagnostics diagnostics) {
    PortableRegex.Result pattern = PortableRegex.parse(extract.pattern(), Set.of());
    if (pattern instanceof PortableRegex.Rejected rejected) {
      diagnostics.report(
          Diagnostic.of(
                  DetectionCode.INVALID_REGEX,
                  extract.patternSpan().part(rejected.offset(), rejected.offset() + 1),
                  rejected.message())
              .withHint(rejected.hint()));
      return Optional.empty();
    }
    PortableRegex regex = ((PortableRegex.Parsed) pattern).regex();
    return Optional.of(
        new Extraction(
            extract.name(), new Field(extract.from()), regex, Origin.of(extract.patternSpan())));
  }

  private static Expr leaf(Expr expr, Set<String> extracted) {
    if (expr instanceof Related related && related.other() instanceof Field other) {
      return new Related(
          operand(related.operand(), extracted),
          related.relation(),
          operand(other, extracted),
          related.cased(),
          related.origin());
    }
    return expr instanceof Leaf leaf ? leaf.on(operand(leaf.operand(), extracted)) : expr;
  }

  private static Operand operand(Operand operand, Set<String> extracted) {
    return operand instanceof Field field ? operand(field.name(), extracted) : operand;
  }

  private static Operand operand(String field, Set<String> extracted) {
    return extracted.contains(field) ? new Extracted(field) : new Field(field);
  }
}
