package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.LoweredRule;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.detection.Origin;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.rule.SigmaRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * One place where a log source's events may be stored: a table, the condition that keeps other
 * events out, where it holds the Sigma fields, and what shows them. {@code keywords} is where words
 * of the whole event are looked for, and {@code note} something a user should know.
 */
record SourceMapping(
    TableSchema table,
    Expr where,
    Map<String, FieldMapping> fields,
    Map<String, Operand> show,
    Optional<Bag> bag,
    Optional<Operand> keywords,
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
        table,
        new Expr.Constant(true),
        fields,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * A table of which no more is known, so that every field of the rule is taken for a column of
   * text.
   */
  static SourceMapping unknown(TableSchema table, SigmaRule rule, LoweredRule lowered) {
    return plain(table).taking(rule, lowered);
  }

  /** The same source, in which fields that it does not know are taken for columns of text. */
  SourceMapping taking(SigmaRule rule, LoweredRule lowered) {
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    fields(lowered.whole(), columns);
    rule.fields().forEach(f -> columns.putIfAbsent(f, ColumnType.TEXT));
    rule.sigmac().extracts().forEach(e -> columns.putIfAbsent(e.from(), ColumnType.TEXT));
    Map<String, FieldMapping> all = new LinkedHashMap<>(fields);
    columns.forEach(
        (name, type) -> all.putIfAbsent(name, new ColumnMapping(new Column(name, type))));
    return new SourceMapping(table.with(columns), where, all, show, bag, keywords, note);
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
    return new SourceMapping(renamed, where, fields, show, bag, keywords, note);
  }

  /** The same source, its events in the index of that name, which may have wildcards. */
  SourceMapping within(String index, Origin origin) {
    Expr inside =
        new Expr.Text(
            new Column("index", ColumnType.TEXT), List.of(SigmaString.parse(index)), false, origin);
    return new SourceMapping(
        table, Expr.and(List.of(inside, where)), fields, show, bag, keywords, note);
  }

  /** The same source with another note. */
  SourceMapping noted(String sentence) {
    return new SourceMapping(table, where, fields, show, bag, keywords, Optional.of(sentence));
  }

  /**
   * Which names an event's own data has. It is in {@code column} by name; without one each is a
   * column of its own, of that type, with {@code blank} in place of characters that are no part of
   * a word.
   */
  record Bag(
      Optional<Column> column,
      EventFields events,
      List<Integer> ids,
      ColumnType type,
      Optional<String> blank) {
    /** Where the data of that name is. */
    Operand operand(TableSchema table, String name) {
      return column
          .map(bag -> table.member(bag, List.of(name)))
          .orElseGet(() -> new Column(columnName(name), type));
    }

    private String columnName(String name) {
      return blank.map(b -> name.replaceAll("\\W", Matcher.quoteReplacement(b))).orElse(name);
    }

    /** The columns that its events have of their own; none where they are in a column. */
    Map<String, ColumnType> columns() {
      Map<String, ColumnType> columns = new LinkedHashMap<>();
      if (column.isEmpty()) {
        events.names(ids).forEach(name -> columns.put(columnName(name), type));
      }
      return columns;
    }
  }
}
