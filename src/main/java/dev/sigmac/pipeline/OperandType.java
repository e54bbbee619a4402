package dev.sigmac.pipeline;

import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Operand.Extracted;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.detection.Operand.Joined;
import dev.sigmac.detection.Operand.Member;
import dev.sigmac.detection.Operand.WholeEvent;
import dev.sigmac.detection.Operand.XmlData;
import dev.sigmac.detection.OperandDispatch;

/** The type of what an operand holds: text where it is put together or cut out of text. */
final class OperandType extends OperandDispatch<ColumnType> {
  private OperandType() {}

  static ColumnType of(Operand operand) {
    return new OperandType().apply(operand);
  }

  @Override
  protected ColumnType field(Field operand) {
    return ColumnType.TEXT;
  }

  @Override
  protected ColumnType column(Column operand) {
    return operand.type();
  }

  @Override
  protected ColumnType member(Member operand) {
    return ColumnType.DYNAMIC;
  }

  @Override
  protected ColumnType xmlData(XmlData operand) {
    return ColumnType.TEXT;
  }

  @Override
  protected ColumnType joined(Joined operand) {
    return ColumnType.TEXT;
  }

  @Override
  protected ColumnType extracted(Extracted operand) {
    return ColumnType.TEXT;
  }

  @Override
  protected ColumnType wholeEvent(WholeEvent operand) {
    return ColumnType.TEXT;
  }
}
