package dev.sigmac.evaluate;

import dev.sigmac.detection.Operand;
import java.util.List;

/** The scalar values of an operand in an event: none if it is missing. */
@FunctionalInterface
public interface OperandValues {
  /** Reads a rule's own fields and the whole event, and refuses the operands of a target. */
  static OperandValues fields() {
    return new FieldValues();
  }

  /** The values, in order. */
  List<Object> of(Operand operand, Event event);

  /** The texts of the values, folded for a comparison that ignores case. */
  default List<String> folded(Operand operand, Event event) {
    return Folding.texts(of(operand, event));
  }
}
