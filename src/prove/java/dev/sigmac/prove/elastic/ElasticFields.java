package dev.sigmac.prove.elastic;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The fields of the packs' tables and their types, as an index is made with them. */
final class ElasticFields {
  private static final Path TABLES = Path.of("src/main/resources/dev/sigmac/packs/tables/ecs");

  private ElasticFields() {}

  /**
   * The types by field of each table; the node does not know wildcard, which keyword stands for.
   */
  static Map<String, Map<String, String>> tables() {
    try (Stream<Path> files = Files.list(TABLES)) {
      Map<String, Map<String, String>> tables = new TreeMap<>();
      for (Path file : files.toList()) {
        SourceFile source = new SourceFile(file.toString(), Files.readString(file));
        YamlMapping table = (YamlMapping) YamlReader.read(source, new Diagnostics()).get(0);
        tables.put(((YamlScalar) table.get("table").orElseThrow().value()).value(), types(table));
      }
      return tables;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> types(YamlMapping table) {
    Map<String, String> types = new LinkedHashMap<>();
    ((YamlMapping) table.get("columns").orElseThrow().value())
        .entries()
        .forEach(
            e -> {
              String type = List.of(((YamlScalar) e.value()).value().split(" ")).get(0);
              types.put(e.key().value(), type.equals("wildcard") ? "keyword" : type);
            });
    return types;
  }
}
