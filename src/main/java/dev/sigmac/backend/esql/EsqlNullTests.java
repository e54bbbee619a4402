package dev.sigmac.backend.esql;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Joined;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the operands whose {@code IS NULL} Elasticsearch draws wrong conclusions from: it takes
 * whatever mentions a field for null beside it, also where the other is true of a null, and also
 * where {@code IS NULL} is beside it only after alternatives are simplified.
 */
final class EsqlNullTests {
  private final Set<Operand> misread = new HashSet<>();

  private EsqlNullTests() {}

  /** The operands that are misread somewhere in the conditions, which must all be true. */
  static Set<Operand> misread(List<Expr> conditions) {
    EsqlNullTests tests = new EsqlNullTests();
    tests.all(conditions, Set.of());
    return tests.misread;
  }

  private void all(List<Expr> terms, Set<Operand> beside) {
    for (Expr term : terms) {
      if (hasNullTest(term)) {
        Set<Operand> mentioned = new HashSet<>(beside);
        terms.stream().filter(t -> !t.equals(term)).forEach(t -> mention(t, mentioned));
        look(term, mentioned);
      }
    }
  }

  private void look(Expr expr, Set<Operand> beside) {
    if (expr instanceof Expr.And and) {
      all(and.terms(), beside);
    } else if (expr instanceof Expr.Or or) {
      or.terms().forEach(term -> look(term, beside));
    } else if (isNullTest(expr)) {
      Expr leaf = expr instanceof Expr.Not not ? not.term() : expr;
      leaf.operands().stream().filter(beside::contains).forEach(misread::add);
    } else {
      expr.children().forEach(child -> look(child, Set.of()));
    }
  }

  private static boolean hasNullTest(Expr expr) {
    return isNullTest(expr) || expr.children().stream().anyMatch(EsqlNullTests::hasNullTest);
  }

  private static boolean isNullTest(Expr expr) {
    return expr instanceof Expr.IsNull
        || (expr instanceof Expr.Not not && not.term() instanceof Expr.Exists);
  }

  private static void mention(Expr expr, Set<Operand> into) {
    expr.operands().forEach(operand -> mention(operand, into));
    expr.children().forEach(child -> mention(child, into));
  }

  private static void mention(Operand operand, Set<Operand> into) {
    into.add(operand);
    if (operand instanceof Joined joined) {
      mention(joined.head(), into);
      mention(joined.tail(), into);
    }
  }
}
