package dev.sigmac.evaluate;

import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.detection.Operand.WholeEvent;
import java.util.List;

/** The scalar values of an operand in an event: none if it is missing. */
@FunctionalInterface
public interface OperandValues {
  /** Reads a rule's own fields and the whole event, and refuses the operands of a target. */
  OperandValues FIELDS =
      (operand, event) -> {
        if (operand instanceof Field field) {
          return event.values(field.name());
        }
        if (operand instanceof WholeEvent) {
          return event.all();
        }
        throw new IllegalArgumentException(operand + " is not a field of an event");
      };

  /** The values, in order. */
  List<Object> of(Operand operand, Event event);
}
