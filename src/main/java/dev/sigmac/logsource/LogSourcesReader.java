package dev.sigmac.logsource;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import dev.sigmac.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the log sources that come with the compiler. */
final class LogSourcesReader {
  private static final String FILE = "logsources.yml";

  LogSources read() {
    YamlMapping root = (YamlMapping) YamlReader.read(file(), new Diagnostics()).get(0);
    Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
    for (YamlNode item : items(root, "aliases")) {
      YamlMapping alias = (YamlMapping) item;
      YamlMapping fields = (YamlMapping) alias.get("fields").orElseThrow().value();
      Map<String, String> names = new LinkedHashMap<>();
      fields.entries().forEach(e -> names.put(e.key().value(), text(e.value())));
      for (String id : texts(alias, "ids")) {
        aliases.put(LogSources.key(texts(alias, "channel").get(0), id), Map.copyOf(names));
      }
    }
    List<EventKind> kinds =
        items(root, "logsources").stream().map(i -> kind((YamlMapping) i)).toList();
    return new LogSources(kinds, aliases, texts(root, "system"), texts(root, "time"));
  }

  private static EventKind kind(YamlMapping map) {
    return new EventKind(
        texts(map, "category").stream().findFirst(),
        texts(map, "product").stream().findFirst(),
        texts(map, "service").stream().findFirst(),
        texts(map, "channel"),
        texts(map, "provider"),
        texts(map, "ids").stream().map(Integer::valueOf).toList());
  }

  private static List<String> texts(YamlMapping map, String key) {
    return items(map, key).stream().map(LogSourcesReader::text).toList();
  }

  private static List<YamlNode> items(YamlMapping map, String key) {
    Optional<YamlNode> node = map.get(key).map(Entry::value);
    return node.map(n -> n instanceof YamlSequence list ? list.items() : List.of(n))
        .orElse(List.of());
  }

  private static String text(YamlNode node) {
    return ((YamlScalar) node).value();
  }

  private static SourceFile file() {
    try (InputStream stream = LogSourcesReader.class.getResourceAsStream(FILE)) {
      byte[] bytes = Objects.requireNonNull(stream, FILE).readAllBytes();
      return new SourceFile(FILE, new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
