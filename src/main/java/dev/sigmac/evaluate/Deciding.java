package dev.sigmac.evaluate;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.And;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Not;
import dev.sigmac.detection.Expr.Or;
import dev.sigmac.evaluate.Decision.Reason;
import java.util.ArrayList;
import java.util.List;

/** Finds the leaves that decide a condition for an event. */
final class Deciding {
  private final Evaluator evaluator;
  private final OperandValues operands;

  Deciding(Evaluator evaluator, OperandValues operands) {
    this.evaluator = evaluator;
    this.operands = operands;
  }

  List<Reason> reasons(Expr condition, Event event) {
    List<Reason> reasons = new ArrayList<>();
    collect(condition, event, reasons);
    return reasons;
  }

  /** Of a failed conjunction the terms that failed, of a held one all; the other way for an or. */
  private void collect(Expr expr, Event event, List<Reason> reasons) {
    if (expr instanceof Leaf leaf) {
      List<Object> values = new ArrayList<>();
      leaf.operands().forEach(o -> values.addAll(operands.of(o, event)));
      reasons.add(new Reason(leaf, holds(leaf, event), values));
    } else if (expr instanceof Not not) {
      collect(not.term(), event, reasons);
    } else if (expr instanceof And || expr instanceof Or) {
      boolean held = holds(expr, event);
      expr.children().stream()
          .filter(term -> holds(term, event) == held)
          .forEach(term -> collect(term, event, reasons));
    }
  }

  private boolean holds(Expr expr, Event event) {
    return evaluator.apply(expr).test(event);
  }
}
