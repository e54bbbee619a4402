package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One place where a log source's events may be stored: a table, the condition that keeps other events out, where it
 * holds the Sigma fields, and what shows them. {@code note} is something a user should know about it.
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

  /** The same source in a table of another name, which must have the same columns. */
  SourceMapping in(String name) {
    TableSchema renamed = new TableSchema(name, table.doc(), table.time(), table.columns(), table.xml());
    return new SourceMapping(renamed, where, fields, show, bag, note);
  }

  /** A column that holds an event's own data by name, and which names which events have. */
  record Bag(Operand.Column column, EventFields events, List<Integer> ids) {}
}
