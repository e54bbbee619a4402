package dev.sigmac.detection;

import dev.sigmac.detection.Expr.And;
import dev.sigmac.detection.Expr.Constant;
import dev.sigmac.detection.Expr.Or;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes n-ary conjunctions and disjunctions in their simplest form, equal terms once, in the order
 * given.
 */
final class Junctions {
  private Junctions() {}

  static Expr and(List<? extends Expr> terms) {
    return join(terms, true);
  }

  static Expr or(List<? extends Expr> terms) {
    return join(terms, false);
  }

  private static Expr join(List<? extends Expr> terms, boolean and) {
    Set<Expr> kept = new LinkedHashSet<>();
    for (Expr term : terms) {
      if (term instanceof Constant constant) {
        if (constant.value() != and) {
          return constant;
        }
      } else if (and && term instanceof And inner) {
        kept.addAll(inner.terms());
      } else if (!and && term instanceof Or inner) {
        kept.addAll(inner.terms());
      } else {
        kept.add(term);
      }
    }
    if (kept.isEmpty()) {
      return new Constant(and);
    }
    List<Expr> list = new ArrayList<>(kept);
    if (list.size() == 1) {
      return list.get(0);
    }
    return and ? new And(list) : new Or(list);
  }
}
