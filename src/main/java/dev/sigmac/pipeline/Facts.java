package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.And;
import dev.sigmac.detection.Expr.Constant;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Named;
import dev.sigmac.detection.LoweredRule;
import dev.sigmac.detection.Operand;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out what is decided by a condition that every row of the result meets anyhow: where all rows are incoming
 * connections, the case of outgoing ones says nothing. A condition itself is never left out by what it says.
 */
final class Facts {
  private final Map<Operand, Set<Object>> values = new LinkedHashMap<>();

  /** The facts of a source's condition and of a rule's, from terms that must all be true. */
  Facts(Expr where, LoweredRule rule) {
    learn(where);
    learn(rule.whole());
  }

  private void learn(Expr expr) {
    if (expr instanceof And and) {
      and.terms().forEach(this::learn);
    } else if (expr instanceof Leaf leaf) {
      Conjuncts.values(leaf).ifPresent(v -> values.merge(leaf.operand(), v, Facts::both));
    }
  }

  private static Set<Object> both(Set<Object> one, Set<Object> two) {
    return one.containsAll(two) ? two : one;
  }

  /** The rule's identifiers and condition, shorter but with the same rows. */
  LoweredRule in(LoweredRule rule) {
    if (values.isEmpty()) {
      return rule;
    }
    Map<String, Expr> identifiers = new LinkedHashMap<>();
    rule.identifiers().forEach((name, expr) -> identifiers.put(name, top(expr)));
    return new LoweredRule(identifiers, top(rule.condition()));
  }

  private Expr top(Expr expr) {
    if (expr instanceof And and) {
      return Expr.and(and.terms().stream().map(this::top).toList());
    }
    return expr instanceof Leaf || expr instanceof Named ? expr : expr.rewrite(this::decide);
  }

  private Expr decide(Expr expr) {
    if (expr instanceof Leaf leaf && values.containsKey(leaf.operand())) {
      Set<Object> known = values.get(leaf.operand());
      Set<Object> asked = Conjuncts.values(leaf).orElse(Set.of());
      if (!asked.isEmpty() && asked.containsAll(known)) {
        return new Constant(true);
      } else if (!asked.isEmpty() && Collections.disjoint(asked, known)) {
        return new Constant(false);
      }
    }
    return expr;
  }
}
