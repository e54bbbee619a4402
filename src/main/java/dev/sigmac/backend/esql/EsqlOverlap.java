package dev.sigmac.backend.esql;

import dev.sigmac.backend.BackendCode;
import dev.sigmac.backend.Findings;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Trait;
import dev.sigmac.detection.Origin;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Shape;
import dev.sigmac.pipeline.Deviation;
import dev.sigmac.plan.Branch;
import dev.sigmac.plan.Plan;
import dev.sigmac.plan.Step;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reports that an event of several branches is shown in one of them only. */
final class EsqlOverlap {
  private static final String MESSAGE =
      "ES|QL shows an event of several branches once, in the first of them";

  private EsqlOverlap() {}

  static void report(Plan plan, Findings findings) {
    List<Branch> branches = plan.branches();
    for (int i = 1; i < branches.size(); i++) {
      Map<Operand, Set<String>> values = values(branches.get(i));
      boolean apart = branches.subList(0, i).stream().allMatch(b -> isApart(values(b), values));
      if (!apart) {
        origin(branches.get(i))
            .ifPresent(o -> findings.diagnostic(BackendCode.DECORATION_LOST, o, MESSAGE));
        findings.deviation(Deviation.of(Deviation.Effect.DECORATION, MESSAGE));
        return;
      }
    }
  }

  private static boolean isApart(Map<Operand, Set<String>> one, Map<Operand, Set<String>> other) {
    return one.entrySet().stream()
        .anyMatch(
            e -> {
              Set<String> values = other.get(e.getKey());
              return values != null && Collections.disjoint(values, e.getValue());
            });
  }

  /** The only values, in lower case, that a column with one value may have in a branch. */
  private static Map<Operand, Set<String>> values(Branch branch) {
    Map<Operand, Set<String>> values = new HashMap<>();
    filters(branch)
        .flatMap(c -> c instanceof Expr.And and ? and.terms().stream() : Stream.of(c))
        .forEach(
            c -> {
              if (c instanceof Expr.Text text
                  && !EsqlOperandPrinter.is(text.operand(), Trait.MANY)
                  && text.anyOf().stream().allMatch(s -> s.shape() == Shape.EQUALS)) {
                values.put(
                    text.operand(),
                    text.anyOf().stream()
                        .map(SigmaString::text)
                        .map(t -> t.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
              }
            });
    return values;
  }

  private static Stream<Expr> filters(Branch branch) {
    return branch.steps().stream()
        .flatMap(s -> s instanceof Step.Filter f ? Stream.of(f.condition()) : Stream.of());
  }

  /** The last condition, since those of a pack stand before those of the rule. */
  private static Optional<Origin> origin(Branch branch) {
    return filters(branch).flatMap(Expr::leaves).map(Expr.Leaf::origin).reduce((a, b) -> b);
  }
}
