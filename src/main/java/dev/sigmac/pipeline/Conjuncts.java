package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.And;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Not;
import dev.sigmac.detection.Expr.Numbers;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.SigmaString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a source's condition with a rule's, so that what the rule says itself is not said twice.
 */
final class Conjuncts {
  private Conjuncts() {}

  /**
   * What of {@code where} the rule does not already demand; empty if both together can never be
   * true.
   */
  static Optional<Expr> beside(Expr where, Expr rule) {
    List<Expr> kept = new ArrayList<>();
    for (Expr demand : terms(where)) {
      boolean said = false;
      for (Expr term : terms(rule)) {
        if (demand instanceof Not not
            && sameOperand(not.term(), term)
            && implies(term, not.term())) {
          return Optional.empty();
        } else if (sameOperand(demand, term)) {
          if (contradict(demand, term)) {
            return Optional.empty();
          }
          said |= implies(term, demand);
        } else {
          said |= term.equals(demand);
        }
      }
      if (!said) {
        kept.add(demand);
      }
    }
    return Optional.of(Expr.and(kept));
  }

  private static List<Expr> terms(Expr expr) {
    return expr instanceof And and ? and.terms() : List.of(expr);
  }

  private static boolean implies(Expr term, Expr demand) {
    Optional<Set<Object>> narrow = values(term);
    return term.equals(demand)
        || (narrow.isPresent()
            && values(demand).filter(wide -> wide.containsAll(narrow.get())).isPresent());
  }

  private static boolean contradict(Expr demand, Expr term) {
    return values(demand).isPresent()
        && values(term)
            .filter(v -> Collections.disjoint(v, values(demand).orElseThrow()))
            .isPresent();
  }

  private static boolean sameOperand(Expr one, Expr two) {
    return one instanceof Leaf a && two instanceof Leaf b && a.operand().equals(b.operand());
  }

  /** The values of which the operand must have one, where the match is of that kind. */
  static Optional<Set<Object>> values(Expr expr) {
    Set<Object> values = new LinkedHashSet<>();
    if (expr instanceof Numbers numbers) {
      numbers.anyOf().forEach(n -> values.add(n.value().stripTrailingZeros().toPlainString()));
    } else if (expr instanceof Text text && !text.cased()) {
      for (SigmaString value : text.anyOf()) {
        if (value.shape() != SigmaString.Shape.EQUALS || value.isEmpty()) {
          return Optional.empty();
        }
        values.add(value.text().toLowerCase(Locale.ROOT));
      }
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }
}
