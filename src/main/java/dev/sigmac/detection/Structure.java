package dev.sigmac.detection;

import dev.sigmac.detection.Expr.And;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Not;
import dev.sigmac.detection.Expr.Or;
import dev.sigmac.detection.Expr.Related;
import java.util.List;

/** What an expression is made of: its terms, or the operands of a leaf. */
final class Structure {
  private Structure() {}

  static List<Expr> children(Expr expr) {
    if (expr instanceof And and) {
      return and.terms();
    }
    if (expr instanceof Or or) {
      return or.terms();
    }
    return expr instanceof Not not ? List.of(not.term()) : List.of();
  }

  static List<Operand> operands(Expr expr) {
    if (expr instanceof Related related) {
      return List.of(related.operand(), related.other());
    }
    return expr instanceof Leaf leaf ? List.of(leaf.operand()) : List.of();
  }
}
