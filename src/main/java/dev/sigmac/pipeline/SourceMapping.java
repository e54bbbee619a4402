package dev.sigmac.pipeline;

import static java.util.stream.Collectors.joining;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.LoweredRule;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.detection.Operand.Trait;
import dev.sigmac.detection.Origin;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.rule.SigmaRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * One place where a log source's events may be stored: a table, the condition that keeps other
 * events out, where it holds the Sigma fields, and what shows them. {@code keywords} is where words
 * of the whole event are looked for, and {@code note} something a user should know. Texts that are
 * {@code blank} are stored as if the field were missing.
 */
record SourceMapping(
    TableSchema table,
    Expr where,
    Map<String, FieldMapping> fields,
    Map<String, Operand> show,
    Optional<Bag> bag,
    List<Operand> keywords,
    Optional<String> note,
    List<SigmaString> blank) {
  /** Copies the maps and lists, keeping their order. */
  SourceMapping {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    show = Collections.unmodifiableMap(new LinkedHashMap<>(show));
    keywords = List.copyOf(keywords);
    blank = List.copyOf(blank);
  }

  /** A table whose columns are fields of their own names. */
  static SourceMapping plain(TableSchema table) {
    Map<String, FieldMapping> fields = new LinkedHashMap<>();
    table.columns().forEach((name, column) -> fields.put(name, new ColumnMapping(column)));
    return new SourceMapping(
        table,
        new Expr.Constant(true),
        fields,
        Map.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  /**
   * A table of which no more is known than its name, so that every field of the rule is taken for a
   * column of text.
   */
  static SourceMapping unknown(String table, SigmaRule rule, LoweredRule lowered) {
    return plain(new TableSchema(table, Optional.empty(), Optional.empty(), Map.of(), Set.of()))
        .taking(rule, lowered);
  }

  /**
   * The same source, in which fields that it does not know are taken for texts: in the column that
   * has the data of its events by name, if there is one, or else for columns.
   */
  SourceMapping taking(SigmaRule rule, LoweredRule lowered) {
    Set<String> wanted = new LinkedHashSet<>();
    fields(lowered.whole(), wanted);
    wanted.addAll(rule.fields());
    rule.sigmac().extracts().forEach(e -> wanted.add(e.from()));
    FieldFinder known = new FieldFinder(this, List.of(), EventIds.of(lowered));
    Map<String, Column> columns = new LinkedHashMap<>();
    Map<String, FieldMapping> all = new LinkedHashMap<>(fields);
    for (String name : wanted) {
      if (known.find(name).isEmpty()) {
        Operand place =
            bag.flatMap(Bag::column)
                .map(data -> table.member(data, List.of(name)))
                .orElseGet(() -> text(name));
        all.put(name, new ColumnMapping(place));
        if (place instanceof Column column) {
          columns.put(column.name(), column);
        }
      }
    }
    return new SourceMapping(table.with(columns), where, all, show, bag, keywords, note, blank);
  }

  private static Column text(String name) {
    return new Column(name, ColumnType.TEXT, Set.of(Trait.OPTIONAL));
  }

  private static void fields(Expr expr, Set<String> names) {
    expr.children().forEach(child -> fields(child, names));
    for (Operand operand : expr.operands()) {
      if (operand instanceof Field field) {
        names.add(field.name());
      }
    }
  }

  /** The same source in a table of another name, which must have the same columns. */
  SourceMapping in(String name) {
    TableSchema renamed =
        new TableSchema(name, table.doc(), table.time(), table.columns(), table.xml());
    return new SourceMapping(renamed, where, fields, show, bag, keywords, note, blank);
  }

  /** The same source, its events in the index of that name, which may have wildcards. */
  SourceMapping within(String index, Origin origin) {
    Expr inside =
        new Expr.Text(
            new Column("index", ColumnType.TEXT), List.of(SigmaString.parse(index)), false, origin);
    return new SourceMapping(
        table, Expr.and(List.of(inside, where)), fields, show, bag, keywords, note, blank);
  }

  /** The same source with the note of another behind its own. */
  SourceMapping noted(SourceMapping other) {
    String notes = Stream.concat(note.stream(), other.note.stream()).collect(joining(" "));
    return new SourceMapping(
        table,
        where,
        fields,
        show,
        bag,
        keywords,
        Optional.of(notes).filter(n -> !n.isEmpty()),
        blank);
  }

  /**
   * Which names an event's own data has. It is in {@code column} by name, with {@code blank} in
   * place of blanks; without one each is a column of its own, of that type, with {@code blank} in
   * place of characters that are no part of a word.
   */
  record Bag(
      Optional<Column> column,
      Lazy<EventFields> events,
      List<Integer> ids,
      ColumnType type,
      Optional<String> blank) {
    /** Where the data of that name is. */
    Operand operand(TableSchema table, String name) {
      return column
          .map(bag -> table.member(bag, List.of(blank.map(b -> name.replace(" ", b)).orElse(name))))
          .orElseGet(() -> new Column(columnName(name), type));
    }

    private String columnName(String name) {
      return blank.map(b -> name.replaceAll("\\W", Matcher.quoteReplacement(b))).orElse(name);
    }

    /** The columns that its events have of their own; none where they are in a column. */
    Map<String, Column> columns() {
      Map<String, Column> columns = new LinkedHashMap<>();
      if (column.isEmpty()) {
        for (String name : events.get().names(ids).all()) {
          columns.put(columnName(name), new Column(columnName(name), type));
        }
      }
      return columns;
    }
  }
}
