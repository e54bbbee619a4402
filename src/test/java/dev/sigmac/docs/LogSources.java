package dev.sigmac.docs;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFiles;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import dev.sigmac.yaml.YamlReader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where packs find each log source, read from their files. */
final class LogSources {
  private static final Path PACKS = Path.of("src/main/resources/dev/sigmac/packs");

  private final Path folder;
  private final YamlMapping pack;

  private LogSources(String name) {
    this.folder = PACKS.resolve(name);
    this.pack = yaml("pack.yml");
  }

  /** A row for each log source that one of the packs has, a column for each pack. */
  static String table(Collection<String> packs) {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (String name : packs) {
      LogSources sources = new LogSources(name);
      for (YamlMapping entry : sources.entries(sources.pack, "logsources")) {
        rows.computeIfAbsent(source(entry), s -> new LinkedHashMap<>())
            .put(name, sources.place(entry));
      }
    }
    StringBuilder table = new StringBuilder("| log source |");
    packs.forEach(name -> table.append(" `").append(name).append("` |"));
    table.append("\n|---|").append("---|".repeat(packs.size())).append('\n');
    rows.forEach(
        (source, places) -> {
          table.append("| ").append(source).append(" |");
          packs.forEach(p -> table.append(' ').append(places.getOrDefault(p, "-")).append(" |"));
          table.append('\n');
        });
    return table.toString();
  }

  private static String source(YamlMapping entry) {
    return Stream.of("category", "product", "service")
        .flatMap(key -> text(entry, key).stream())
        .collect(Collectors.joining(" / "));
  }

  private String place(YamlMapping entry) {
    return text(entry, "refused")
        .map(reason -> "refused: " + reason)
        .orElseGet(() -> tables(entry).distinct().collect(Collectors.joining(", ")));
  }

  private Stream<String> tables(YamlMapping source) {
    Optional<String> table = text(source, "table").map(this::stored);
    if (table.isPresent()) {
      return table.stream();
    }
    YamlMapping holder = text(source, "file").map(this::yaml).orElse(source);
    return entries(holder, "sources").stream().flatMap(this::tables);
  }

  /** The indices of a table, where the pack gives them. */
  private String stored(String table) {
    Optional<YamlMapping> indices = pack.get("indices").map(e -> (YamlMapping) e.value());
    return indices.flatMap(i -> text(i, table)).orElse(table).replace(",", ", ");
  }

  private List<YamlMapping> entries(YamlMapping mapping, String key) {
    YamlSequence items = (YamlSequence) mapping.get(key).orElseThrow().value();
    return items.items().stream().map(YamlMapping.class::cast).toList();
  }

  private YamlMapping yaml(String file) {
    Path path = folder.resolve(file);
    Diagnostics diagnostics = new Diagnostics();
    return (YamlMapping)
        YamlReader.read(
                SourceFiles.read(path, path.toString(), diagnostics).orElseThrow(), diagnostics)
            .get(0);
  }

  private static Optional<String> text(YamlMapping mapping, String key) {
    return mapping
        .get(key)
        .map(YamlNode.Entry::value)
        .filter(YamlScalar.class::isInstance)
        .map(node -> ((YamlScalar) node).value());
  }
}
