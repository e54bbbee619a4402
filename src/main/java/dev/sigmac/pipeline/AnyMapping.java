package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.IsNull;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Operand;
import java.util.List;
import java.util.Optional;

/**
 * Several places of which each may hold the field; it matches if one of them does, and is missing
 * if all are.
 */
record AnyMapping(List<FieldMapping> places) implements FieldMapping {
  /** Copies the places. */
  AnyMapping {
    places = List.copyOf(places);
  }

  @Override
  public Expr map(Leaf leaf, Misfits misfits) {
    List<Expr> ways = places.stream().map(p -> p.map(leaf, misfits)).toList();
    return leaf instanceof IsNull ? Expr.and(ways) : Expr.or(ways);
  }

  @Override
  public List<Operand> operands() {
    return places.stream().flatMap(p -> p.operands().stream()).toList();
  }

  @Override
  public Optional<Operand> shown() {
    return places.get(0).shown();
  }
}
