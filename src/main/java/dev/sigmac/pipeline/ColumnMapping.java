package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Exists;
import dev.sigmac.detection.Expr.IsNull;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Numbers;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.Operand;
import java.util.List;
import java.util.Optional;

/** One column, or one member of a column, that holds the field, perhaps in another spelling. */
record ColumnMapping(Operand operand, Spelling spelling) implements FieldMapping {
  /** A column that holds the field as it is. */
  ColumnMapping(Operand operand) {
    this(operand, Spelling.SAME);
  }

  @Override
  public Expr map(Leaf leaf, Misfits misfits) {
    TypedLeaf typed = new TypedLeaf(operand);
    boolean free = leaf instanceof IsNull || leaf instanceof Exists || leaf instanceof Numbers;
    if (spelling == Spelling.SAME || free) {
      return typed.apply(leaf);
    } else if (leaf instanceof Text text) {
      return spelling.of(text, misfits).map(typed::apply).orElse(new Expr.Constant(false));
    }
    return misfits.value(
        leaf.origin(),
        OperandName.of(operand)
            + " spells the values in another way, so only whole values can be compared");
  }

  @Override
  public List<Operand> operands() {
    return List.of(operand);
  }

  @Override
  public Optional<Operand> shown() {
    return Optional.of(operand);
  }
}
