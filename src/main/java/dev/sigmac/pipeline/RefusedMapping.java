package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Operand;
import java.util.List;
import java.util.Optional;

/** A field that the events have but the source does not keep as such, for the reason given. */
record RefusedMapping(String reason) implements FieldMapping {
  @Override
  public Expr map(Leaf leaf, Misfits misfits) {
    return misfits.add(PipelineCode.UNMAPPED_FIELD, leaf.origin(), reason, Optional.empty());
  }

  @Override
  public List<Operand> operands() {
    return List.of();
  }

  @Override
  public Optional<Operand> shown() {
    return Optional.empty();
  }
}
