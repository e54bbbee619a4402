package dev.sigmac.pipeline;

import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Operand.Trait;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Nearest;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The tables of one environment and the events of Windows channels: what packs may name. Each file
 * is read once, when it is first asked for, by whichever thread.
 */
final class Schemas {
  private static final String XML = "xml";
  private static final String OBJECT = "object";
  private static final Pattern BLANKS = Pattern.compile(" +");
  private static final Map<String, ColumnType> TYPES = types();

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
  synchronized void define(YamlNode node, PackYaml yaml) {
    read(node, yaml).ifPresent(table -> tables.put(table.name(), Optional.of(table)));
  }

  /** Whether there is a table of that name in any environment. */
  synchronized boolean knows(String table) {
    return tables.getOrDefault(table, Optional.empty()).isPresent()
        || everyEvent.isPresent()
        || files.has(path(table));
  }

  /** The table, if the environment has it. */
  synchronized Optional<TableSchema> table(String name, Diagnostics diagnostics) {
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

  /** Whether {@code packs/events} has a file under {@code name}. */
  boolean hasEvents(String name) {
    return files.has(eventsPath(name));
  }

  /** The events that {@code packs/events} has under {@code name}. */
  synchronized Optional<EventFields> events(String name, Diagnostics diagnostics) {
    Optional<EventFields> known = events.get(name);
    if (known == null) {
      PackYaml yaml = new PackYaml(diagnostics);
      known = files.document(eventsPath(name), diagnostics).flatMap(node -> readEvents(node, yaml));
      events.put(name, known);
    }
    return known;
  }

  private static String eventsPath(String name) {
    return "events/" + name + ".yml";
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
    Map<String, Column> columns = columns(described, xml, yaml);
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
  Map<String, Column> added(YamlMapping source, PackYaml yaml) {
    Map<String, Column> added = new LinkedHashMap<>();
    Optional<YamlNode> listed = source.get("columns").map(Entry::value);
    if (listed.isPresent() && listed.get() instanceof YamlSequence) {
      yaml.texts(source, "columns")
          .forEach(name -> added.put(name, new Column(name, ColumnType.TEXT)));
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
      String name, Map<String, Column> columns, YamlMapping at, PackYaml yaml) {
    if (!columns.containsKey(name)) {
      yaml.report(
          PipelineCode.UNKNOWN_COLUMN,
          at,
          "The table has no column '" + name + "'",
          Nearest.hint(name, columns.keySet()));
      return Optional.empty();
    }
    return Optional.ofNullable(columns.get(name));
  }

  private Map<String, Column> columns(YamlMapping table, Set<String> xml, PackYaml yaml) {
    Map<String, Column> columns = new LinkedHashMap<>();
    Optional<YamlMapping> listed =
        table.get("columns").flatMap(e -> yaml.mapping(e.value(), "'columns'"));
    for (Entry entry : listed.map(YamlMapping::entries).orElse(List.of())) {
      Optional<String> text = here(entry.value(), yaml);
      text.flatMap(t -> column(t, entry, yaml)).ifPresent(c -> columns.put(c.name(), c));
      text.filter(XML::equals).ifPresent(t -> xml.add(entry.key().value()));
    }
    return Collections.unmodifiableMap(columns);
  }

  /** A column described by its type, with what else is known of it behind, {@code keyword many}. */
  private static Optional<Column> column(String text, Entry entry, PackYaml yaml) {
    String[] words = BLANKS.split(text.toLowerCase(Locale.ROOT), 0);
    Optional<ColumnType> type = type(words[0]);
    if (type.isEmpty()) {
      List<String> known = TYPES.keySet().stream().sorted().toList();
      yaml.invalid(
          entry.value(),
          "'" + words[0] + "' is no type of a column; types are " + String.join(", ", known));
    }
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (words[0].equals(OBJECT)) {
      traits.add(Trait.OBJECT);
    }
    for (int i = 1; i < words.length; i++) {
      switch (words[i]) {
        case "optional" -> traits.add(Trait.OPTIONAL);
        case "many" -> traits.add(Trait.MANY);
        case "lower" -> traits.add(Trait.LOWER);
        default -> yaml.invalid(entry.value(), "A column may be optional, many or lower");
      }
    }
    return type.map(t -> new Column(entry.key().value(), t, traits));
  }

  private static Map<String, ColumnType> types() {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    for (String text : List.of("string", XML, "keyword", "wildcard", OBJECT)) {
      types.put(text, ColumnType.TEXT);
    }
    types.put("escaped", ColumnType.ESCAPED_TEXT);
    types.put("text", ColumnType.ANALYZED_TEXT);
    types.put("int", ColumnType.INTEGER);
    types.put("long", ColumnType.INTEGER);
    types.put("real", ColumnType.REAL);
    types.put("double", ColumnType.REAL);
    types.put("bool", ColumnType.BOOLEAN);
    types.put("boolean", ColumnType.BOOLEAN);
    types.put("datetime", ColumnType.DATETIME);
    types.put("date", ColumnType.DATETIME);
    types.put("guid", ColumnType.GUID);
    types.put("ip", ColumnType.IP);
    types.put("dynamic", ColumnType.DYNAMIC);
    return Collections.unmodifiableMap(types);
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
