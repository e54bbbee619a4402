package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.And;
import dev.sigmac.detection.Expr.Constant;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.LoweredRule;
import dev.sigmac.detection.Operand;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out what is decided by a condition that every row of the result meets anyhow: where all
 * rows are incoming connections, the case of outgoing ones says nothing. A condition itself is
 * never left out by what it says.
 */
final class Facts {
  private final Map<Operand, Set<Object>> values = new LinkedHashMap<>();

  /**
   * The facts about the columns of a source's condition, from it and from what a rule demands of
   * every row.
   */
  Facts(Expr where, LoweredRule rule) {
    learn(where, true);
    if (!values.isEmpty()) {
      learn(rule.whole(), false);
    }
  }

  private void learn(Expr expr, boolean all) {
    if (expr instanceof And and) {
      and.terms().forEach(term -> learn(term, all));
    } else if (expr instanceof Leaf leaf && (all || values.containsKey(leaf.operand()))) {
      learnLeaf(leaf, values);
    }
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

  /** Terms that must all be true are what is known, so they stay. */
  private Expr top(Expr expr) {
    if (expr instanceof And) {
      Map<Operand, Set<Object>> here = with(expr, values);
      return expr.mapChildren(term -> term instanceof Leaf ? term : inside(term, here));
    }
    return expr instanceof Leaf ? expr : inside(expr, values);
  }

  private static Expr inside(Expr expr, Map<Operand, Set<Object>> known) {
    Map<Operand, Set<Object>> here = with(expr, known);
    return expr instanceof Leaf leaf
        ? decide(leaf, known)
        : expr.mapChildren(
            term -> term instanceof Leaf leaf ? decide(leaf, known) : inside(term, here));
  }

  /** What is known, and what the direct terms of a conjunction demand. */
  private static Map<Operand, Set<Object>> with(Expr expr, Map<Operand, Set<Object>> known) {
    if (!(expr instanceof And and) || and.terms().stream().noneMatch(Leaf.class::isInstance)) {
      return known;
    }
    Map<Operand, Set<Object>> more = new LinkedHashMap<>(known);
    for (Expr term : and.terms()) {
      if (term instanceof Leaf leaf && known.containsKey(leaf.operand())) {
        learnLeaf(leaf, more);
      }
    }
    return more;
  }

  private static void learnLeaf(Leaf leaf, Map<Operand, Set<Object>> known) {
    Conjuncts.values(leaf)
        .ifPresent(
            v -> known.merge(leaf.operand(), v, (one, two) -> one.containsAll(two) ? two : one));
  }

  private static Expr decide(Leaf leaf, Map<Operand, Set<Object>> known) {
    Set<Object> possible = known.getOrDefault(leaf.operand(), Set.of());
    if (possible.isEmpty()) {
      return leaf;
    }
    Set<Object> asked = Conjuncts.values(leaf).orElse(Set.of());
    if (asked.isEmpty()) {
      return leaf;
    } else if (asked.containsAll(possible)) {
      return new Constant(true);
    }
    return Collections.disjoint(asked, possible) ? new Constant(false) : leaf;
  }
}
