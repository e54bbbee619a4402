package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.IsNull;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Operand;
import java.util.List;
import java.util.Optional;

/**
 * A field whose place depends on the row: the address that a connection came from is the local or
 * the remote one.
 */
record CasesMapping(List<Case> cases) implements FieldMapping {
  /** The place of the field in rows for which the condition is true. */
  record Case(Expr when, FieldMapping place) {}

  /** Copies the cases. */
  CasesMapping {
    cases = List.copyOf(cases);
  }

  @Override
  public Expr map(Leaf leaf, Misfits misfits) {
    List<Expr> ways =
        cases.stream().map(c -> Expr.and(List.of(c.when(), c.place().map(leaf, misfits)))).toList();
    if (leaf instanceof IsNull) {
      // A row that is no case at all does not have the field either.
      List<Expr> none = cases.stream().map(c -> Expr.not(c.when())).toList();
      return Expr.or(List.of(Expr.or(ways), Expr.and(none)));
    }
    return Expr.or(ways);
  }

  @Override
  public List<Operand> operands() {
    return List.of();
  }

  @Override
  public Optional<Operand> shown() {
    return cases.get(0).place().shown();
  }
}
