package dev.sigmac.pipeline;

import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Operand.Trait;
import dev.sigmac.source.Nearest;
import dev.sigmac.yaml.YamlNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads names of columns, and of members of columns that hold JSON, {@code
 * AdditionalFields.PipeName}.
 */
record OperandReader(TableSchema table, PackYaml yaml) {
  /**
   * The operand called {@code name}, which stands at {@code at}; one that the table does not have
   * is reported.
   */
  Optional<Operand> read(YamlNode at, String name) {
    Optional<Column> column = table.column(name);
    if (column.isPresent()) {
      return Optional.of(column.get());
    }
    for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      Optional<Column> bag =
          table.column(name.substring(0, dot)).filter(OperandReader::holdsMembers);
      if (bag.isPresent()) {
        List<String> path = Arrays.asList(name.substring(dot + 1).split("\\."));
        return Optional.of(table.member(bag.get(), path));
      }
    }
    yaml.report(
        PipelineCode.UNKNOWN_COLUMN,
        at,
        table.name() + " has no column '" + name + "'",
        Nearest.hint(name, table.columns().keySet()));
    return Optional.empty();
  }

  private static boolean holdsMembers(Column column) {
    boolean json = column.type() == ColumnType.TEXT && column.name().indexOf('.') < 0;
    return json || column.type() == ColumnType.DYNAMIC || column.is(Trait.OBJECT);
  }
}
