package dev.sigmac.pipeline;

import dev.sigmac.rule.LogSource;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a pack: what it says about itself, the pack that it extends, tables of its own, and its log
 * sources, which lie in files of their own or in the pack itself.
 */
final class PackReader {
  private static final List<String> KEYS =
      List.of(
          "name",
          "target",
          "targets",
          "description",
          "environment",
          "extends",
          "unscoped",
          "indices",
          "index",
          "every-event",
          "tables",
          "logsources");
  private static final List<String> LOGSOURCE_KEYS =
      List.of("category", "product", "service", "file", "with", "sources", "logsource", "refused");
  private static final String DEFAULT_TARGET = "kql";
  private static final String DEFAULT_ENVIRONMENT = "unified";

  private final Packs packs;
  private final PackFiles files;
  private final Diagnostics diagnostics;
  private final PackYaml yaml;

  PackReader(Packs packs, PackFiles files, Diagnostics diagnostics) {
    this.packs = packs;
    this.files = files;
    this.diagnostics = diagnostics;
    this.yaml = new PackYaml(diagnostics);
  }

  /** The pack that {@code node} describes, its files below {@code folder}. */
  Optional<Pack> read(YamlNode node, String folder) {
    Optional<YamlMapping> mapping = yaml.mapping(node, "A pack");
    Optional<String> name = mapping.flatMap(m -> yaml.required(m, "name", "A pack"));
    if (name.isEmpty()) {
      return Optional.empty();
    }
    YamlMapping pack = mapping.orElseThrow();
    yaml.onlyKeys(pack, KEYS, "A pack");
    Optional<Pack> base = Optional.empty();
    if (pack.get("extends").isPresent()) {
      base = yaml.text(pack, "extends").flatMap(n -> packs.find(n, diagnostics));
      if (base.isEmpty()) {
        yaml.report(
            PipelineCode.UNKNOWN_PACK,
            pack.get("extends").orElseThrow().value(),
            "There is no such pack to extend",
            Optional.of("Packs are " + String.join(", ", packs.names()) + "."));
        return Optional.empty();
      }
    }
    Optional<Pack.Info> inherited = base.map(Pack::info);
    Pack.Info info =
        new Pack.Info(
            name.get(),
            targets(pack, inherited),
            yaml.text(pack, "description").orElse(""),
            yaml.text(pack, "environment")
                .or(() -> inherited.map(Pack.Info::environment))
                .orElse(DEFAULT_ENVIRONMENT),
            pack.get("unscoped")
                .map(YamlNode.Entry::value)
                .or(() -> inherited.flatMap(Pack.Info::unscoped)),
            indices(pack, inherited),
            yaml.text(pack, "index").or(() -> inherited.flatMap(Pack.Info::index)),
            pack.get("every-event")
                .map(YamlNode.Entry::value)
                .or(() -> inherited.flatMap(Pack.Info::everyEvent)));
    Schemas schemas = new Schemas(files, info.environment(), info.everyEvent());
    yaml.items(pack, "tables").forEach(table -> schemas.define(table, yaml));
    Spellings spellings = new Spellings(files);
    List<Pack.Entry> entries = new ArrayList<>();
    for (YamlNode item : yaml.items(pack, "logsources")) {
      yaml.mapping(item, "A log source")
          .flatMap(m -> entry(m, folder, schemas, spellings))
          .ifPresent(entries::add);
    }
    base.ifPresent(b -> b.entries().forEach(e -> entries.add(inherit(e, schemas, spellings))));
    SourceReader reader = new SourceReader(files, schemas, spellings, diagnostics);
    Lazy<Optional<SourceMapping>> anywhere =
        new Lazy<>(() -> info.unscoped().flatMap(reader::anywhere));
    if (folder.isEmpty() && pack.get("unscoped").isPresent()) {
      anywhere.get();
    }
    return Optional.of(
        new Pack(
            info,
            entries,
            schemas::table,
            anywhere,
            () -> packs.reserved(info.targets().get(0)),
            MappingOptions.NONE,
            info.targets().get(0)));
  }

  private List<String> targets(YamlMapping pack, Optional<Pack.Info> inherited) {
    List<String> named = new ArrayList<>(yaml.texts(pack, "targets"));
    yaml.text(pack, "target").ifPresent(named::add);
    return named.isEmpty()
        ? inherited.map(Pack.Info::targets).orElse(List.of(DEFAULT_TARGET))
        : named.stream().distinct().toList();
  }

  /** What stands for tables in queries: the pack's own words before those that it inherits. */
  private Map<String, String> indices(YamlMapping pack, Optional<Pack.Info> inherited) {
    Map<String, String> indices = new LinkedHashMap<>();
    inherited.ifPresent(i -> indices.putAll(i.indices()));
    Optional<YamlMapping> own =
        pack.get("indices").flatMap(e -> yaml.mapping(e.value(), "'indices'"));
    for (YamlNode.Entry entry : own.map(YamlMapping::entries).orElse(List.of())) {
      yaml.text(entry.value(), "What stands for a table")
          .ifPresent(text -> indices.put(entry.key().value(), text));
    }
    return indices;
  }

  private Optional<Pack.Entry> entry(
      YamlMapping mapping, String folder, Schemas schemas, Spellings spellings) {
    yaml.onlyKeys(mapping, LOGSOURCE_KEYS, "A log source");
    YamlMapping named =
        mapping
            .get("logsource")
            .flatMap(e -> yaml.mapping(e.value(), "'logsource'"))
            .orElse(mapping);
    LogSource logSource =
        new LogSource(
            yaml.text(named, "category"),
            yaml.text(named, "product"),
            yaml.text(named, "service"),
            Optional.empty(),
            mapping.span());
    Optional<String> refused = yaml.text(mapping, "refused");
    int described =
        (mapping.get("file").isPresent() ? 1 : 0)
            + (mapping.get("sources").isPresent() ? 1 : 0)
            + (refused.isPresent() ? 1 : 0);
    boolean unnamed =
        logSource.category().isEmpty()
            && logSource.product().isEmpty()
            && logSource.service().isEmpty();
    if (unnamed || described != 1) {
      yaml.invalid(
          mapping,
          "A log source needs category, product or service, and one of 'sources', 'file', 'refused'");
      return Optional.empty();
    } else if (mapping.get("file").isPresent() && folder.isEmpty()) {
      yaml.invalid(mapping, "A pack in one file has its 'sources' in it");
      return Optional.empty();
    }
    Pack.Location location = new Pack.Location(mapping, folder);
    Pack.Entry entry =
        new Pack.Entry(logSource, location, refused, sources(location, schemas, spellings));
    if (mapping.get("sources").isPresent()) {
      entry.mappings().forEach(read -> {});
    }
    return Optional.of(entry);
  }

  private Pack.Entry inherit(Pack.Entry entry, Schemas schemas, Spellings spellings) {
    return new Pack.Entry(
        entry.logSource(),
        entry.location(),
        entry.refused(),
        sources(entry.location(), schemas, spellings));
  }

  /**
   * The sources at a location, read when they are first asked for; user text is reported on at
   * once.
   */
  private Lazy<List<Lazy<List<SourceMapping>>>> sources(
      Pack.Location location, Schemas schemas, Spellings spellings) {
    SourceReader reader = new SourceReader(files, schemas, spellings, diagnostics);
    YamlMapping described = location.described();
    return new Lazy<>(
        () -> {
          Optional<YamlMapping> mapping =
              described.get("file").isPresent()
                  ? reader.file(described, location.folder())
                  : Optional.of(described);
          return mapping.map(m -> reader.lazily(m, location.folder())).orElse(List.of());
        });
  }
}
