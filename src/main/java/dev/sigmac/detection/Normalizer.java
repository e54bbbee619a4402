package dev.sigmac.detection;

import java.util.List;

/**
 * Brings expressions to a form that every language says well: alternatives on one operand are one
 * list, no list has a value that another of its values covers, and a search that any text satisfies
 * is the wildcard for any text. What matches stays the same, and so does the order of the rule.
 */
public final class Normalizer {
  private Normalizer() {}

  /** The normal form of {@code expr}. */
  public static Expr normalize(Expr expr) {
    return expr.rewrite(node -> CoveredValues.drop(Alternatives.merge(anything(node))));
  }

  private static Expr anything(Expr expr) {
    return expr instanceof Expr.Regex regex && regex.regex().matchesAnything()
        ? new Expr.Text(regex.operand(), List.of(SigmaString.ANYTHING), false, regex.origin())
        : expr;
  }
}
