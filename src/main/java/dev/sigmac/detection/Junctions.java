package dev.sigmac.detection;

import dev.sigmac.detection.Expr.And;
import dev.sigmac.detection.Expr.Constant;
import dev.sigmac.detection.Expr.Or;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Makes n-ary conjunctions and disjunctions in their simplest form, equal terms once, in the order
 * given.
 */
final class Junctions {
  private static final int FEW = 12;

  private Junctions() {}

  static Expr and(List<? extends Expr> terms) {
    return join(terms, true);
  }

  static Expr or(List<? extends Expr> terms) {
    return join(terms, false);
  }

  private static Expr join(List<? extends Expr> terms, boolean and) {
    List<Expr> all = new ArrayList<>(terms.size());
    for (Expr term : terms) {
      if (term instanceof Constant constant) {
        if (constant.value() != and) {
          return constant;
        }
      } else if (and && term instanceof And inner) {
        all.addAll(inner.terms());
      } else if (!and && term instanceof Or inner) {
        all.addAll(inner.terms());
      } else {
        all.add(term);
      }
    }
    if (all.isEmpty()) {
      return new Constant(and);
    }
    List<Expr> list = distinct(all);
    if (list.size() == 1) {
      return list.get(0);
    }
    return and ? new And(list) : new Or(list);
  }

  /** Equal terms once. Comparing a few is cheaper than hashing all that is in them. */
  private static List<Expr> distinct(List<Expr> all) {
    if (all.size() > FEW) {
      return new ArrayList<>(new LinkedHashSet<>(all));
    }
    List<Expr> kept = new ArrayList<>(all.size());
    for (Expr term : all) {
      if (!kept.contains(term)) {
        kept.add(term);
      }
    }
    return kept;
  }
}
