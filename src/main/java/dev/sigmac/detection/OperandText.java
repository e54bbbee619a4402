package dev.sigmac.detection;

import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.Extracted;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.detection.Operand.Joined;
import dev.sigmac.detection.Operand.Member;
import dev.sigmac.detection.Operand.WholeEvent;
import dev.sigmac.detection.Operand.XmlData;
import java.util.Locale;

/** A readable text of operands: fields bare, columns with their type. */
public final class OperandText extends OperandDispatch<String> {
  private OperandText() {}

  /** The text of {@code operand}, without control characters. */
  public static String of(Operand operand) {
    return ExprText.visible(new OperandText().apply(operand));
  }

  @Override
  protected String field(Field operand) {
    return operand.name();
  }

  @Override
  protected String column(Column operand) {
    return operand.name() + ":" + operand.type().name().toLowerCase(Locale.ROOT);
  }

  @Override
  protected String member(Member operand) {
    return operand.bag().name() + "." + String.join(".", operand.path());
  }

  @Override
  protected String xmlData(XmlData operand) {
    return apply(operand.xml()) + "<" + operand.name() + ">";
  }

  @Override
  protected String joined(Joined operand) {
    return "("
        + apply(operand.head())
        + " "
        + operand.separator()
        + " "
        + apply(operand.tail())
        + ")";
  }

  @Override
  protected String extracted(Extracted operand) {
    return operand.name() + ":extracted";
  }

  @Override
  protected String wholeEvent(WholeEvent operand) {
    return "keywords";
  }
}
