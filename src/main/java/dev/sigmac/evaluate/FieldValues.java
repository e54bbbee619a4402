package dev.sigmac.evaluate;

import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Extracted;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.detection.Operand.WholeEvent;
import java.util.List;

/** The operands of a rule in its own names: fields, what is extracted, and the event as a whole. */
final class FieldValues implements OperandValues {
  @Override
  public List<Object> of(Operand operand, Event event) {
    if (operand instanceof Field field) {
      return event.values(field.name());
    } else if (operand instanceof Extracted extracted) {
      return List.of(event.computed(extracted.name()));
    } else if (operand instanceof WholeEvent) {
      return event.all();
    }
    throw new IllegalArgumentException(operand + " is not a field of an event");
  }

  @Override
  public List<String> folded(Operand operand, Event event) {
    if (operand instanceof Field field) {
      return event.folded(field.name());
    }
    return operand instanceof WholeEvent
        ? event.allFolded()
        : OperandValues.super.folded(operand, event);
  }
}
