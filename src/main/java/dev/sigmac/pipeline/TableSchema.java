package dev.sigmac.pipeline;

import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Operand.Member;
import dev.sigmac.detection.Operand.Trait;
import dev.sigmac.detection.Operand.XmlData;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table as its vendor documents it: its time column, if it has one, the types of all its columns,
 * and those of them that hold an event's XML.
 */
public record TableSchema(
    String name,
    Optional<String> doc,
    Optional<Column> time,
    Map<String, Column> columns,
    Set<String> xml) {
  /** Copies the map, keeping its order. */
  public TableSchema {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    xml = Set.copyOf(xml);
  }

  /** The same table with more columns; one that it has already keeps its type. */
  TableSchema with(Map<String, Column> more) {
    Map<String, Column> all = new LinkedHashMap<>(columns);
    more.forEach(all::putIfAbsent);
    return new TableSchema(name, doc, time, all, xml);
  }

  /** The column of exactly that name. */
  public Optional<Column> column(String column) {
    return Optional.ofNullable(columns.get(column));
  }

  /**
   * What the column that holds data by name has under {@code path}: an element of XML, or a member
   * of JSON, or a column of its own.
   */
  Operand member(Column bag, List<String> path) {
    if (bag.is(Trait.OBJECT)) {
      return new Column(
          bag.name() + "." + String.join(".", path), ColumnType.TEXT, Set.of(Trait.OPTIONAL));
    }
    return xml.contains(bag.name())
        ? new XmlData(bag, String.join(".", path))
        : new Member(bag, path);
  }
}
