package dev.sigmac.detection;

/**
 * Brings expressions to a form that every language says well: alternatives on one operand are one
 * list, and no list has a value that another of its values covers. What matches stays the same, and
 * so does the order of the rule.
 */
public final class Normalizer {
  private Normalizer() {}

  /** The normal form of {@code expr}. */
  public static Expr normalize(Expr expr) {
    return expr.rewrite(node -> CoveredValues.drop(Alternatives.merge(node)));
  }
}
