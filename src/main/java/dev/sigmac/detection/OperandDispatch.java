package dev.sigmac.detection;

import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.Extracted;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.detection.Operand.Joined;
import dev.sigmac.detection.Operand.Member;
import dev.sigmac.detection.Operand.WholeEvent;
import dev.sigmac.detection.Operand.XmlData;

/** Gives each kind of operand to the method for it. */
public abstract class OperandDispatch<R> {
  /** The result for {@code operand}. */
  public final R apply(Operand operand) {
    if (operand instanceof Field o) {
      return field(o);
    } else if (operand instanceof Column o) {
      return column(o);
    } else if (operand instanceof Member o) {
      return member(o);
    } else if (operand instanceof XmlData o) {
      return xmlData(o);
    } else if (operand instanceof Joined o) {
      return joined(o);
    } else if (operand instanceof Extracted o) {
      return extracted(o);
    } else if (operand instanceof WholeEvent o) {
      return wholeEvent(o);
    }
    throw new AssertionError(operand.getClass());
  }

  protected abstract R field(Field operand);

  protected abstract R column(Column operand);

  protected abstract R member(Member operand);

  protected abstract R xmlData(XmlData operand);

  protected abstract R joined(Joined operand);

  protected abstract R extracted(Extracted operand);

  protected abstract R wholeEvent(WholeEvent operand);
}
