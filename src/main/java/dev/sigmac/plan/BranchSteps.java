package dev.sigmac.plan;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.And;
import dev.sigmac.detection.Expr.Named;
import dev.sigmac.detection.Operand;
import dev.sigmac.pipeline.MappedRule;
import dev.sigmac.pipeline.MappedRule.Extraction;
import dev.sigmac.pipeline.MappedRule.Shown;
import dev.sigmac.plan.Step.Output;
import dev.sigmac.rule.SigmacKey;
import dev.sigmac.rule.SigmacKey.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The steps of one branch. Conditions over stored columns come first, then extracts and the
 * conditions over them, then flags and the conditions that name one: within each, cheaper
 * conditions first and otherwise the rule's order.
 */
final class BranchSteps {
  private static final String LABEL = "DetectionBranch";

  private final MappedRule mapped;
  private final SigmacKey key;
  private final Names names;

  BranchSteps(BranchRule rule, Predicate<String> reserved) {
    this.mapped = rule.mapped();
    this.key = rule.rule().sigmac();
    this.names = new Names(reserved);
    mapped.extracts().forEach(e -> names.take(e.name()));
  }

  /** The condition alone, and the extracts that it needs. */
  List<Step> plain() {
    Expr condition = inlined(mapped.condition(), Map.of());
    List<Step> steps = new ArrayList<>();
    filters(
        steps,
        condition,
        mapped.extracts().stream().filter(e -> Mentions.extract(condition, e.name())).toList());
    return steps;
  }

  /** Everything that the rule asks to be shown. */
  List<Step> flagged(String score, Optional<String> label) {
    Map<String, String> flags = flagNames();
    List<Step> steps = new ArrayList<>();
    Expr condition = inlined(mapped.condition(), flags);
    List<Expr> conjuncts = conjuncts(condition);
    filters(
        steps,
        Expr.and(conjuncts.stream().filter(c -> !Mentions.flag(c)).toList()),
        mapped.extracts());
    flags.forEach((identifier, name) -> steps.add(new Step.Flag(name, meaning(identifier))));
    filter(steps, conjuncts.stream().filter(Mentions::flag).toList());
    List<String> scored = key.indicators().stream().map(Name::identifier).map(flags::get).toList();
    Optional<String> scoreName =
        scored.isEmpty() ? Optional.empty() : Optional.of(names.free(score));
    scoreName.ifPresent(name -> steps.add(new Step.Score(name, scored)));
    show(steps, flags, scoreName, label);
    return steps;
  }

  private void show(
      List<Step> steps, Map<String, String> flags, Optional<String> score, Optional<String> label) {
    if (mapped.fields().isEmpty()) {
      label.ifPresent(text -> steps.add(new Step.Label(LABEL, text)));
      return;
    }
    Map<String, Output> outputs = new LinkedHashMap<>();
    mapped
        .source()
        .time()
        .ifPresent(time -> outputs.put(time.name(), new Output.Value(time.name(), time)));
    for (Shown shown : mapped.fields()) {
      String name = outputName(shown);
      outputs.putIfAbsent(name, new Output.Value(name, shown.operand()));
    }
    flags.values().forEach(name -> outputs.put(name, new Output.Computed(name)));
    score.ifPresent(name -> outputs.put(name, new Output.Computed(name)));
    label.ifPresent(text -> outputs.put(LABEL, new Output.Label(LABEL, text)));
    steps.add(new Step.Project(List.copyOf(outputs.values())));
  }

  private static String outputName(Shown shown) {
    if (shown.operand() instanceof Operand.Column column) {
      return column.name();
    }
    return shown.operand() instanceof Operand.Extracted extracted
        ? extracted.name()
        : shown.field();
  }

  /** Flag column by search identifier, in the order of the rule. */
  private Map<String, String> flagNames() {
    Set<String> flagged = new LinkedHashSet<>();
    key.indicators().forEach(n -> flagged.add(n.identifier()));
    key.shown().forEach(n -> flagged.add(n.identifier()));
    Map<String, String> flags = new LinkedHashMap<>();
    for (String identifier : mapped.identifiers().keySet()) {
      if (flagged.contains(identifier)) {
        flags.put(
            identifier, names.free(Names.pascalCase(identifier, "Flag" + (flags.size() + 1))));
      }
    }
    return flags;
  }

  private Expr inlined(Expr expr, Map<String, String> flags) {
    return expr.rewrite(e -> e instanceof Named named ? resolved(named, flags) : e);
  }

  private Expr resolved(Named named, Map<String, String> flags) {
    String flag = flags.get(named.identifier());
    return flag != null ? new Named(flag) : meaning(named.identifier());
  }

  private Expr meaning(String identifier) {
    return Objects.requireNonNull(mapped.identifiers().get(identifier), identifier);
  }

  private void filters(List<Step> steps, Expr condition, List<Extraction> extracts) {
    List<Expr> all = conjuncts(Expr.and(List.of(mapped.source().condition(), condition)));
    List<Expr> stored = all.stream().filter(c -> !Mentions.anyExtract(c)).toList();
    filter(steps, stored);
    extracts.forEach(e -> steps.add(new Step.Extract(e)));
    filter(steps, all.stream().filter(Mentions::anyExtract).toList());
  }

  private static void filter(List<Step> steps, List<Expr> conjuncts) {
    Cost cost = new Cost();
    conjuncts.stream()
        .sorted((a, b) -> cost.apply(a).compareTo(cost.apply(b)))
        .forEach(c -> steps.add(new Step.Filter(c)));
  }

  private static List<Expr> conjuncts(Expr condition) {
    if (condition instanceof And and) {
      return and.terms();
    }
    return condition.equals(new Expr.Constant(true)) ? List.of() : List.of(condition);
  }
}
