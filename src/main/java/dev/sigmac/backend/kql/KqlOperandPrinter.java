package dev.sigmac.backend.kql;

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
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints what an operand holds, as it is stored; {@code hoisted} names the columns that hold XML
 * data.
 */
final class KqlOperandPrinter extends OperandDispatch<String> {
  /** What Windows writes for a character in the text of an event. */
  private static final Map<String, String> ENTITIES = entities();

  private final Map<XmlData, String> hoisted;

  KqlOperandPrinter(Map<XmlData, String> hoisted) {
    this.hoisted = hoisted;
  }

  /** The operand as a {@code string}, empty where it is missing. */
  String text(Operand operand) {
    return type(operand) == ColumnType.TEXT || operand instanceof WholeEvent
        ? apply(operand)
        : "tostring(" + apply(operand) + ")";
  }

  /** The type of what is printed; words of a text are no type of their own here. */
  static ColumnType type(Operand operand) {
    if (operand instanceof Member) {
      return ColumnType.DYNAMIC;
    }
    if (operand instanceof Column column
        && column.type() != ColumnType.ANALYZED_TEXT
        && column.type() != ColumnType.IP) {
      return column.type();
    }
    return ColumnType.TEXT;
  }

  /** The text of a named element of an event's XML, unescaped; empty where there is none. */
  String element(XmlData operand) {
    String name = operand.name().replaceAll("[\\\\.+*?()|\\[\\]{}^$]", "\\\\$0");
    return "replace_strings(extract("
        + KqlQuoting.verbatim("<Data Name=[\"']" + name + "[\"']>([^<]*)</Data>")
        + ", 1, "
        + text(operand.xml())
        + "), "
        + array(ENTITIES.keySet())
        + ", "
        + array(ENTITIES.values())
        + ")";
  }

  private static String array(Collection<String> texts) {
    return texts.stream()
        .map(KqlQuoting::string)
        .collect(Collectors.joining(", ", "dynamic([", "])"));
  }

  private static Map<String, String> entities() {
    Map<String, String> entities = new LinkedHashMap<>();
    entities.put("&lt;", "<");
    entities.put("&gt;", ">");
    entities.put("&quot;", "\"");
    entities.put("&apos;", "'");
    entities.put("&#x9;", "\t");
    entities.put("&#xA;", "\n");
    entities.put("&#xD;", "\r");
    entities.put("&#9;", "\t");
    entities.put("&#10;", "\n");
    entities.put("&#13;", "\r");
    entities.put("&amp;", "&");
    return Collections.unmodifiableMap(entities);
  }

  @Override
  protected String field(Field operand) {
    throw new IllegalArgumentException("a field that no pipeline has mapped: " + operand.name());
  }

  @Override
  protected String column(Column operand) {
    return KqlQuoting.identifier(operand.name());
  }

  @Override
  protected String member(Member operand) {
    String bag = apply(operand.bag());
    StringBuilder path =
        new StringBuilder(
            operand.bag().type() == ColumnType.DYNAMIC ? bag : "parse_json(" + bag + ")");
    operand.path().forEach(part -> path.append('.').append(KqlQuoting.identifier(part)));
    return path.toString();
  }

  @Override
  protected String xmlData(XmlData operand) {
    String column = hoisted.get(operand);
    return column == null ? element(operand) : KqlQuoting.identifier(column);
  }

  @Override
  protected String joined(Joined operand) {
    String tail = text(operand.tail());
    String separator = KqlQuoting.string(operand.separator());
    return "strcat("
        + text(operand.head())
        + ", iff(isempty("
        + tail
        + "), \"\", "
        + separator
        + "), "
        + tail
        + ")";
  }

  @Override
  protected String extracted(Extracted operand) {
    return KqlQuoting.identifier(operand.name());
  }

  @Override
  protected String wholeEvent(WholeEvent operand) {
    return "*";
  }
}
