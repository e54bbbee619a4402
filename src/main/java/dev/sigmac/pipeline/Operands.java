package dev.sigmac.pipeline;

import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Operand.Joined;
import dev.sigmac.detection.Operand.Member;
import dev.sigmac.detection.Operand.XmlData;
import dev.sigmac.detection.Operand.Extracted;

/** What operands are called in messages, and what type they have. */
final class Operands {
  private Operands() {}

  static String name(Operand operand) {
    if (operand instanceof Column column) {
      return column.name();
    } else if (operand instanceof Member member) {
      return member.bag().name() + "." + String.join(".", member.path());
    } else if (operand instanceof XmlData data) {
      return data.xml().name() + "." + data.name();
    } else if (operand instanceof Joined joined) {
      return name(joined.head()) + joined.separator() + name(joined.tail());
    } else if (operand instanceof Extracted extracted) {
      return extracted.name();
    }
    return operand.toString();
  }

  /** The type of what it holds; text where it is put together or cut out of text. */
  static ColumnType type(Operand operand) {
    if (operand instanceof Column column) {
      return column.type();
    }
    return operand instanceof Member ? ColumnType.DYNAMIC : ColumnType.TEXT;
  }
}
