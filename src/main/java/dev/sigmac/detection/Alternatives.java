package dev.sigmac.detection;

import dev.sigmac.detection.Expr.InNetwork;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Numbers;
import dev.sigmac.detection.Expr.Or;
import dev.sigmac.detection.Expr.Terms;
import dev.sigmac.detection.Expr.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Merges the alternatives of a disjunction that look at the same operand in the same way into one
 * list of values, at the place of the first; no value stands twice.
 */
final class Alternatives {
  private Alternatives() {}

  static Expr merge(Expr expr) {
    if (!(expr instanceof Or or)) {
      return expr;
    }
    Map<Object, List<Expr>> groups = new LinkedHashMap<>();
    for (Expr term : or.terms()) {
      groups.computeIfAbsent(way(term), way -> new ArrayList<>()).add(term);
    }
    return groups.size() == or.terms().size()
        ? or
        : Expr.or(groups.values().stream().map(Alternatives::merged).toList());
  }

  /** What the terms that can be merged have in common; other terms have only themselves. */
  private static Object way(Expr term) {
    if (term instanceof Text text) {
      return new Way(Text.class, text.operand(), text.cased());
    }
    if (term instanceof Terms || term instanceof Numbers || term instanceof InNetwork) {
      return new Way(term.getClass(), ((Leaf) term).operand(), false);
    }
    return term;
  }

  private record Way(Class<?> kind, Operand operand, boolean cased) {}

  private static Expr merged(List<Expr> terms) {
    Expr first = terms.get(0);
    if (terms.size() == 1) {
      return first;
    }
    if (first instanceof Text text) {
      return new Text(
          text.operand(), values(terms, t -> ((Text) t).anyOf()), text.cased(), text.origin());
    }
    if (first instanceof Terms needles) {
      return new Terms(
          needles.operand(), values(terms, t -> ((Terms) t).anyOf()), needles.origin());
    }
    if (first instanceof Numbers numbers) {
      return new Numbers(
          numbers.operand(), values(terms, t -> ((Numbers) t).anyOf()), numbers.origin());
    }
    if (first instanceof InNetwork networks) {
      return new InNetwork(
          networks.operand(), values(terms, t -> ((InNetwork) t).anyOf()), networks.origin());
    }
    throw new AssertionError(first.getClass());
  }

  private static <V> List<V> values(List<Expr> terms, Function<Expr, List<V>> values) {
    return new ArrayList<>(
        new LinkedHashSet<>(terms.stream().flatMap(t -> values.apply(t).stream()).toList()));
  }
}
