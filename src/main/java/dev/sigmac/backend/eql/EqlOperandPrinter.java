package dev.sigmac.backend.eql;

import dev.sigmac.backend.BackendCode;
import dev.sigmac.backend.Findings;
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
import dev.sigmac.pipeline.MappedRule.Extraction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Prints what an operand holds; extracts are the text between two others. */
final class EqlOperandPrinter extends OperandDispatch<String> {
  private final Map<String, Extraction> extracts;
  private final Findings findings;

  EqlOperandPrinter(List<Extraction> extracts, Findings findings) {
    this.extracts = new LinkedHashMap<>();
    extracts.forEach(e -> this.extracts.put(e.name(), e));
    this.findings = findings;
  }

  /** The operand as a text. */
  String text(Operand operand) {
    return type(operand) == ColumnType.TEXT ? apply(operand) : "string(" + apply(operand) + ")";
  }

  /** The type of what is printed. */
  static ColumnType type(Operand operand) {
    boolean text =
        !(operand instanceof Column column)
            || column.type() == ColumnType.ESCAPED_TEXT
            || column.type() == ColumnType.GUID
            || column.type() == ColumnType.DYNAMIC;
    return text ? ColumnType.TEXT : ((Column) operand).type();
  }

  static boolean is(Operand operand, Trait trait) {
    return operand instanceof Column column && column.is(trait);
  }

  /** Whether it is computed from fields, and so has no index to be looked up in. */
  boolean isComputed(Operand operand) {
    return operand instanceof Joined
        || operand instanceof Extracted
        || type(operand) != ColumnType.TEXT;
  }

  /** What it is extracted from, if it is, or else itself. */
  Operand source(Operand operand) {
    return operand instanceof Extracted extracted && extracts.containsKey(extracted.name())
        ? source(Objects.requireNonNull(extracts.get(extracted.name())).from())
        : operand;
  }

  /** The fields that it is read from, as they are named. */
  List<String> fields(Operand operand) {
    List<String> fields = new ArrayList<>();
    if (operand instanceof Joined joined) {
      fields.addAll(fields(joined.head()));
      fields.addAll(fields(joined.tail()));
    } else if (operand instanceof Extracted extracted) {
      Optional.ofNullable(extracts.get(extracted.name()))
          .ifPresent(e -> fields.addAll(fields(e.from())));
    } else {
      fields.add(apply(operand));
    }
    return fields;
  }

  @Override
  protected String field(Field operand) {
    throw new IllegalArgumentException("a field that no pipeline has mapped: " + operand.name());
  }

  @Override
  protected String column(Column operand) {
    return (operand.is(Trait.OPTIONAL) ? "?" : "") + EqlQuoting.field(operand.name());
  }

  @Override
  protected String member(Member operand) {
    String name = operand.bag().name() + "." + String.join(".", operand.path());
    return "?" + EqlQuoting.field(name);
  }

  @Override
  protected String xmlData(XmlData operand) {
    return "?" + EqlQuoting.field(operand.xml().name() + "." + operand.name());
  }

  @Override
  protected String joined(Joined operand) {
    return "concat("
        + text(operand.head())
        + ", "
        + EqlQuoting.string(operand.separator())
        + ", "
        + text(operand.tail())
        + ")";
  }

  @Override
  protected String extracted(Extracted operand) {
    return Optional.ofNullable(extracts.get(operand.name())).map(this::between).orElse("null");
  }

  private String between(Extraction extraction) {
    Optional<EqlBetween> found = EqlBetween.of(extraction.pattern());
    if (found.isEmpty()) {
      findings.diagnostic(
          BackendCode.UNSUPPORTED_CONSTRUCT,
          extraction.origin(),
          "EQL extracts what stands between two texts, 'before(.*?)behind', and nothing else");
      return "null";
    } else if (!found.get().exact()) {
      findings.diagnostic(
          BackendCode.DATA_ASSUMED,
          extraction.origin(),
          "between() also takes texts that the pattern passes over, such as one with a line feed; an element of an event's XML is none");
    }
    return "between("
        + text(extraction.from())
        + ", "
        + EqlQuoting.string(found.get().before())
        + ", "
        + EqlQuoting.string(found.get().behind())
        + ")";
  }

  @Override
  protected String wholeEvent(WholeEvent operand) {
    throw new IllegalArgumentException("a whole event has no name");
  }
}
