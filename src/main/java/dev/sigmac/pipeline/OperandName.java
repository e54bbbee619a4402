package dev.sigmac.pipeline;

import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.Extracted;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.detection.Operand.Joined;
import dev.sigmac.detection.Operand.Member;
import dev.sigmac.detection.Operand.WholeEvent;
import dev.sigmac.detection.Operand.XmlData;
import dev.sigmac.detection.OperandDispatch;

/** What operands are called in messages. */
final class OperandName extends OperandDispatch<String> {
  private OperandName() {}

  static String of(Operand operand) {
    return new OperandName().apply(operand);
  }

  @Override
  protected String field(Field operand) {
    return operand.name();
  }

  @Override
  protected String column(Column operand) {
    return operand.name();
  }

  @Override
  protected String member(Member operand) {
    return operand.bag().name() + "." + String.join(".", operand.path());
  }

  @Override
  protected String xmlData(XmlData operand) {
    return operand.xml().name() + "." + operand.name();
  }

  @Override
  protected String joined(Joined operand) {
    return apply(operand.head()) + operand.separator() + apply(operand.tail());
  }

  @Override
  protected String extracted(Extracted operand) {
    return operand.name();
  }

  @Override
  protected String wholeEvent(WholeEvent operand) {
    return "the whole event";
  }
}
