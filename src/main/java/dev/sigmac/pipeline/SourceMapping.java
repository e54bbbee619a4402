package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.LoweredRule;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.rule.SigmaRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One place where a log source's events may be stored: a table, the condition that keeps other
 * events out, where it holds the Sigma fields, and what shows them. {@code note} is something a
 * user should know about it.
 */
record SourceMapping(
    TableSchema table,
    Expr where,
    Map<String, FieldMapping> fields,
    Map<String, Operand> show,
    Optional<Bag> bag,
    Optional<String> note) {
  /** Copies the maps, keeping their order. */
  SourceMapping {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    show = Collections.unmodifiableMap(new LinkedHashMap<>(show));
  }

  /** A table whose columns are fields of their own names. */
  static SourceMapping plain(TableSchema table) {
    Map<String, FieldMapping> fields = new LinkedHashMap<>();
    table
        .columns()
        .forEach((name, type) -> fields.put(name, new ColumnMapping(new Column(name, type))));
    return new SourceMapping(
        table, new Expr.Constant(true), fields, Map.of(), Optional.empty(), Optional.empty());
  }

  /**
   * A table of which nothing is known, so that every field of the rule is taken for a column of
   * text.
   */
  static SourceMapping unknown(String name, SigmaRule rule, LoweredRule lowered) {
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    fields(lowered.whole(), columns);
    rule.fields().forEach(f -> columns.putIfAbsent(f, ColumnType.TEXT));
    rule.sigmac().extracts().forEach(e -> columns.putIfAbsent(e.from(), ColumnType.TEXT));
    return plain(new TableSchema(name, Optional.empty(), Optional.empty(), columns, Set.of()));
  }

  private static void fields(Expr expr, Map<String, ColumnType> columns) {
    expr.children().forEach(child -> fields(child, columns));
    for (Operand operand : expr.operands()) {
      if (operand instanceof Field field) {
        columns.put(field.name(), ColumnType.TEXT);
      }
    }
  }

  /** The same source in a table of another name, which must have the same columns. */
  SourceMapping in(String name) {
    TableSchema renamed =
        new TableSchema(name, table.doc(), table.time(), table.columns(), table.xml());
    return new SourceMapping(renamed, where, fields, show, bag, note);
  }

  /** A column that holds an event's own data by name, and which names which events have. */
  record Bag(Column column, EventFields events, List<Integer> ids) {}
}
