package dev.sigmac.pipeline;

import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Nearest;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tables of one environment and the events of Windows channels: what packs may name. Each file
 * is read once, when it is first asked for.
 */
final class Schemas {
  private static final String XML = "xml";
  private static final Map<String, ColumnType> TYPES =
      Map.ofEntries(
          Map.entry("string", ColumnType.TEXT),
          Map.entry("int", ColumnType.INTEGER),
          Map.entry("long", ColumnType.INTEGER),
          Map.entry("real", ColumnType.REAL),
          Map.entry("bool", ColumnType.BOOLEAN),
          Map.entry("datetime", ColumnType.DATETIME),
          Map.entry("guid", ColumnType.GUID),
          Map.entry("dynamic", ColumnType.DYNAMIC),
          Map.entry(XML, ColumnType.TEXT),
          Map.entry("escaped", ColumnType.ESCAPED_TEXT));
  private static final List<String> KEYS =
      List.of("table", "doc", "environments", "time", "columns");

  private final PackFiles files;
  private final String environment;
  private final Map<String, Optional<TableSchema>> tables = new HashMap<>();
  private final Map<String, Optional<EventFields>> events = new HashMap<>();
  private final Optional<YamlNode> everyEvent;

  /**
   * {@code everyEvent} has the columns of every event where the platform keeps no tables: then any
   * name is one of a table, with these columns.
   */
  Schemas(PackFiles files, String environment, Optional<YamlNode> everyEvent) {
    this.files = files;
    this.environment = environment;
    this.everyEvent = everyEvent;
  }

  /** Makes a table of a user's pack known, in place of one of the same name. */
  void define(YamlNode node, PackYaml yaml) {
    read(node, yaml).ifPresent(table -> tables.put(table.name(), Optional.of(table)));
  }

  /** Whether there is a table of that name in any environment. */
  boolean knows(String table) {
    return tables.getOrDefault(table, Optional.empty()).isPresent()
        || everyEvent.isPresent()
        || files.file(path(table)).isPresent();
  }

  /** The table, if the environment has it. */
  Optional<TableSchema> table(String name, Diagnostics diagnostics) {
    Optional<TableSchema> known = tables.get(name);
    if (known == null) {
      PackYaml yaml = new PackYaml(diagnostics);
      known =
          everyEvent.isPresent()
              ? everyEvent
                  .flatMap(n -> yaml.mapping(n, "'every-event'"))
                  .flatMap(m -> open(name, m, yaml))
              : files.document(path(name), diagnostics).flatMap(node -> read(node, yaml));
      tables.put(name, known);
    }
    return known;
  }

  /** The events that {@code packs/events} has under {@code name}. */
  Optional<EventFields> events(String name, Diagnostics diagnostics) {
    Optional<EventFields> known = events.get(name);
    if (known == null) {
      PackYaml yaml = new PackYaml(diagnostics);
      known =
          files
              .document("events/" + name + ".yml", diagnostics)
              .flatMap(node -> readEvents(node, yaml));
      events.put(name, known);
    }
    return known;
  }

  private static String path(String table) {
    return "tables/" + table + ".yml";
  }

  private Optional<TableSchema> read(YamlNode node, PackYaml yaml) {
    Optional<YamlMapping> mapping = yaml.mapping(node, "A table");
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    yaml.onlyKeys(mapping.get(), KEYS, "A table");
    Optional<String> name = yaml.required(mapping.get(), "table", "A table");
    List<String> environments = yaml.texts(mapping.get(), "environments");
    boolean elsewhere = !environments.isEmpty() && !environments.contains(environment);
    if (name.isEmpty() || elsewhere) {
      return Optional.empty();
    }
    return open(name.get(), mapping.get(), yaml);
  }

  private Optional<TableSchema> open(String name, YamlMapping described, PackYaml yaml) {
    Set<String> xml = new LinkedHashSet<>();
    Map<String, ColumnType> columns = columns(described, xml, yaml);
    Optional<Column> time =
        described
            .get("time")
            .flatMap(e -> here(e.value(), yaml))
            .flatMap(c -> column(c, columns, described, yaml));
    return Optional.of(new TableSchema(name, yaml.text(described, "doc"), time, columns, xml));
  }

  /**
   * The columns that a source adds to those of its table: names, which hold text, or types by name.
   */
  Map<String, ColumnType> added(YamlMapping source, PackYaml yaml) {
    Map<String, ColumnType> added = new LinkedHashMap<>();
    Optional<YamlNode> listed = source.get("columns").map(Entry::value);
    if (listed.isPresent() && listed.get() instanceof YamlSequence) {
      yaml.texts(source, "columns").forEach(name -> added.put(name, ColumnType.TEXT));
    } else if (listed.isPresent() && listed.get() instanceof YamlMapping) {
      added.putAll(columns(source, new LinkedHashSet<>(), yaml));
    }
    return added;
  }

  /** The type that {@code text} names, if there is one. */
  static Optional<ColumnType> type(String text) {
    return Optional.ofNullable(TYPES.get(text.toLowerCase(Locale.ROOT)));
  }

  private static Optional<Column> column(
      String name, Map<String, ColumnType> columns, YamlMapping at, PackYaml yaml) {
    if (!columns.containsKey(name)) {
      yaml.report(
          PipelineCode.UNKNOWN_COLUMN,
          at,
          "The table has no column '" + name + "'",
          Nearest.hint(name, columns.keySet()));
      return Optional.empty();
    }
    return Optional.of(new Column(name, columns.get(name)));
  }

  private Map<String, ColumnType> columns(YamlMapping table, Set<String> xml, PackYaml yaml) {
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    Optional<YamlMapping> listed =
        table.get("columns").flatMap(e -> yaml.mapping(e.value(), "'columns'"));
    for (Entry entry : listed.map(YamlMapping::entries).orElse(List.of())) {
      Optional<String> text = here(entry.value(), yaml);
      text.flatMap(t -> type(t, entry, yaml)).ifPresent(t -> columns.put(entry.key().value(), t));
      text.filter(XML::equals).ifPresent(t -> xml.add(entry.key().value()));
    }
    return Collections.unmodifiableMap(columns);
  }

  private static Optional<ColumnType> type(String text, Entry entry, PackYaml yaml) {
    Optional<ColumnType> type = type(text);
    if (type.isEmpty()) {
      List<String> known = TYPES.keySet().stream().sorted().toList();
      yaml.invalid(
          entry.value(),
          "'" + text + "' is no type of a column; types are " + String.join(", ", known));
    }
    return type;
  }

  /** What a value is in this environment: a text is the same in all. */
  private Optional<String> here(YamlNode node, PackYaml yaml) {
    if (node instanceof YamlMapping byEnvironment) {
      return yaml.text(byEnvironment, environment);
    }
    return yaml.text(node, "The value");
  }

  private static Optional<EventFields> readEvents(YamlNode node, PackYaml yaml) {
    Map<Integer, Set<String>> names = new LinkedHashMap<>();
    Optional<YamlMapping> file = yaml.mapping(node, "A list of events");
    file.ifPresent(events -> addEvents(events, names, yaml));
    for (YamlNode provider : file.map(f -> yaml.items(f, "providers")).orElse(List.of())) {
      yaml.mapping(provider, "A provider").ifPresent(events -> addEvents(events, names, yaml));
    }
    Map<Integer, List<String>> namesById = new LinkedHashMap<>();
    names.forEach((id, fields) -> namesById.put(id, List.copyOf(fields)));
    return Optional.of(new EventFields(namesById));
  }

  /** Adds the names of one provider's events: events of several providers may share an id. */
  private static void addEvents(YamlMapping from, Map<Integer, Set<String>> to, PackYaml yaml) {
    Optional<YamlMapping> byId =
        from.get("events").flatMap(e -> yaml.mapping(e.value(), "'events'"));
    for (Entry entry : byId.map(YamlMapping::entries).orElse(List.of())) {
      if (entry.key().value().matches("\\d{1,9}")) {
        Integer id = Integer.valueOf(entry.key().value());
        Set<String> names = to.computeIfAbsent(id, i -> new LinkedHashSet<>());
        for (YamlNode name : yaml.items(entry.value())) {
          yaml.text(name, "The name of an event's data").ifPresent(names::add);
        }
      } else {
        yaml.invalid(entry.key(), "An event's id is a whole number");
      }
    }
  }
}
