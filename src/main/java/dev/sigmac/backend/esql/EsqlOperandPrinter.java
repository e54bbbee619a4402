package dev.sigmac.backend.esql;

import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Operand.Extracted;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.detection.Operand.Joined;
import dev.sigmac.detection.Operand.Member;
import dev.sigmac.detection.Operand.Trait;
import dev.sigmac.detection.Operand.WholeEvent;
import dev.sigmac.detection.Operand.XmlData;
import dev.sigmac.detection.OperandDispatch;

/** Prints what an operand holds. */
final class EsqlOperandPrinter extends OperandDispatch<String> {
  /**
   * What stands between the values of a column that holds several, in one text: a comma where they
   * are words of a vocabulary, else a symbol that no text of an event has.
   */
  static String between(Operand operand) {
    return is(operand, Trait.LOWER) ? "," : "␟";
  }

  /** The operand as a text, null where it is missing. */
  String text(Operand operand) {
    return type(operand) == ColumnType.TEXT ? apply(operand) : "TO_STRING(" + apply(operand) + ")";
  }

  /** All values of a column as one text, each with a mark before and behind it. */
  String all(Operand operand) {
    String mark = EsqlQuoting.string(between(operand));
    return "CONCAT(" + mark + ", MV_CONCAT(" + text(operand) + ", " + mark + "), " + mark + ")";
  }

  /** The type of what is printed; text that is analysed is a text here. */
  static ColumnType type(Operand operand) {
    boolean text =
        !(operand instanceof Column column)
            || column.type() == ColumnType.ANALYZED_TEXT
            || column.type() == ColumnType.ESCAPED_TEXT
            || column.type() == ColumnType.GUID
            || column.type() == ColumnType.DYNAMIC;
    return text ? ColumnType.TEXT : ((Column) operand).type();
  }

  /** Whether that is known of the operand. */
  static boolean is(Operand operand, Trait trait) {
    return operand instanceof Column column && column.is(trait);
  }

  @Override
  protected String field(Field operand) {
    throw new IllegalArgumentException("a field that no pipeline has mapped: " + operand.name());
  }

  @Override
  protected String column(Column operand) {
    return EsqlQuoting.field(operand.name());
  }

  @Override
  protected String member(Member operand) {
    return EsqlQuoting.field(operand.bag().name() + "." + String.join(".", operand.path()));
  }

  @Override
  protected String xmlData(XmlData operand) {
    return EsqlQuoting.field(operand.xml().name() + "." + operand.name());
  }

  @Override
  protected String joined(Joined operand) {
    return "CONCAT("
        + text(operand.head())
        + ", "
        + EsqlQuoting.string(operand.separator())
        + ", "
        + text(operand.tail())
        + ")";
  }

  @Override
  protected String extracted(Extracted operand) {
    return EsqlQuoting.column(operand.name());
  }

  @Override
  protected String wholeEvent(WholeEvent operand) {
    throw new IllegalArgumentException("a whole event has no name");
  }
}
