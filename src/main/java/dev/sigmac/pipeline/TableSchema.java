package dev.sigmac.pipeline;

import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A table as its vendor documents it: its time column, if it has one, and the types of all its columns. */
public record TableSchema(String name, Optional<String> doc, Optional<Column> time, Map<String, ColumnType> columns) {
  /** Copies the map, keeping its order. */
  public TableSchema {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** The column of exactly that name. */
  public Optional<Column> column(String column) {
    return Optional.ofNullable(columns.get(column)).map(type -> new Column(column, type));
  }
}
