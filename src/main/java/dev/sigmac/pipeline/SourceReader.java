package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the sources of a log source: those whose table the environment has, in the order of
 * preference.
 */
final class SourceReader {
  private static final List<String> KEYS =
      List.of(
          "table",
          "doc",
          "note",
          "where",
          "include",
          "fields",
          "show",
          "columns",
          "keywords",
          "blank",
          "bag",
          "events");

  private final PackFiles files;
  private final Schemas schemas;
  private final Spellings spellings;
  private final Diagnostics diagnostics;
  private final PackYaml yaml;

  SourceReader(PackFiles files, Schemas schemas, Spellings spellings, Diagnostics diagnostics) {
    this.files = files;
    this.schemas = schemas;
    this.spellings = spellings;
    this.diagnostics = diagnostics;
    this.yaml = new PackYaml(diagnostics);
  }

  /** The sources that a log source's map lists; files that it names are below {@code folder}. */
  Stream<SourceMapping> read(YamlMapping logSource, String folder) {
    return lazily(logSource, folder).stream().flatMap(item -> item.get().stream());
  }

  /**
   * The same, each item of the list read when it is reached; a rule rarely needs more than the
   * first.
   */
  List<Lazy<List<SourceMapping>>> lazily(YamlMapping logSource, String folder) {
    List<Lazy<List<SourceMapping>>> sources = new ArrayList<>();
    for (YamlNode item : yaml.items(logSource, "sources")) {
      sources.add(new Lazy<>(() -> item(item, folder)));
    }
    return List.copyOf(sources);
  }

  /** The source that takes what a pack does not know; it is complete without other files. */
  Optional<SourceMapping> anywhere(YamlNode node) {
    return yaml.mapping(node, "'unscoped'").flatMap(m -> source(m, ""));
  }

  private List<SourceMapping> item(YamlNode item, String folder) {
    Optional<YamlMapping> mapping = yaml.mapping(item, "A source");
    if (mapping.isPresent() && mapping.get().get("file").isPresent()) {
      return file(mapping.get(), folder)
          .map(listed -> read(listed, folder).toList())
          .orElse(List.of());
    }
    return mapping.flatMap(m -> source(m, folder)).map(List::of).orElse(List.of());
  }

  /**
   * The map of the file that {@code use} names, with what it is used {@code with} in place of its
   * parameters.
   */
  Optional<YamlMapping> file(YamlMapping use, String folder) {
    Optional<String> path = yaml.text(use, "file");
    Optional<YamlMapping> found =
        path.flatMap(p -> files.document(folder + p, diagnostics))
            .flatMap(n -> yaml.mapping(n, "A log source"));
    if (found.isEmpty()) {
      yaml.invalid(use, "There is no file '" + path.orElse("") + "'");
    }
    YamlMapping none = new YamlMapping(List.of(), use.span());
    YamlMapping with = use.get("with").flatMap(e -> yaml.mapping(e.value(), "'with'")).orElse(none);
    return found.map(new Parameters(with)::in);
  }

  private Optional<SourceMapping> source(YamlMapping source, String folder) {
    yaml.onlyKeys(source, KEYS, "A source");
    Optional<String> name = yaml.required(source, "table", "A source");
    Optional<TableSchema> found = name.flatMap(n -> schemas.table(n, diagnostics));
    if (found.isEmpty()) {
      name.filter(n -> !schemas.knows(n))
          .ifPresent(
              n ->
                  yaml.report(
                      PipelineCode.UNKNOWN_TABLE,
                      source.get("table").orElseThrow().value(),
                      "The columns of the table '" + n + "' are not known",
                      Optional.of("List them under 'tables' in the pack.")));
      return Optional.empty();
    }
    Map<String, Column> added = schemas.added(source, yaml);
    Optional<SourceMapping.Bag> bag = bag(source, new OperandReader(found.get(), yaml));
    TableSchema table =
        found.get().with(added).with(bag.map(SourceMapping.Bag::columns).orElse(Map.of()));
    OperandReader operands = new OperandReader(table, yaml);
    FieldMappingReader mappings =
        new FieldMappingReader(yaml, operands, spelling -> spellings.find(spelling, diagnostics));
    Expr where =
        source
            .get("where")
            .map(e -> new ConditionReader(yaml, operands).read(e.value()))
            .orElse(new Expr.Constant(true));
    Map<String, FieldMapping> fields = new LinkedHashMap<>();
    Map<String, Operand> show = new LinkedHashMap<>();
    fields(source, mappings, fields);
    show(source, operands, show);
    for (String included : yaml.texts(source, "include")) {
      Optional<YamlMapping> group =
          files
              .document(folder + included, diagnostics)
              .flatMap(node -> yaml.mapping(node, "Included fields"));
      if (group.isEmpty()) {
        yaml.invalid(source, "There is no file '" + included + "'");
      }
      group.ifPresent(g -> fields(g, mappings, fields));
      group.ifPresent(g -> show(g, operands, show));
    }
    if (added.isEmpty() && yaml.flag(source, "columns")) {
      table
          .columns()
          .forEach((column, held) -> fields.putIfAbsent(column, new ColumnMapping(held)));
    }
    added.forEach((column, held) -> fields.putIfAbsent(column, new ColumnMapping(held)));
    List<Operand> keywords = new ArrayList<>();
    for (YamlNode item : yaml.items(source, "keywords")) {
      yaml.text(item, "'keywords'").flatMap(c -> operands.read(item, c)).ifPresent(keywords::add);
    }
    return Optional.of(
        new SourceMapping(
            table, where, fields, show, bag, keywords, yaml.text(source, "note"), blank(source)));
  }

  private List<SigmaString> blank(YamlMapping source) {
    List<SigmaString> blank = new ArrayList<>();
    for (YamlNode item : yaml.items(source, "blank")) {
      if (item instanceof YamlScalar scalar) {
        blank.add(SigmaString.literal(scalar.value()));
      }
    }
    return blank;
  }

  private void fields(
      YamlMapping group, FieldMappingReader mappings, Map<String, FieldMapping> fields) {
    for (Entry entry : entries(group, "fields")) {
      if (!fields.containsKey(entry.key().value())) {
        mappings.read(entry.value()).ifPresent(m -> fields.put(entry.key().value(), m));
      }
    }
  }

  private void show(YamlMapping group, OperandReader operands, Map<String, Operand> show) {
    for (Entry entry : entries(group, "show")) {
      yaml.text(entry.value(), "What shows a field")
          .flatMap(name -> operands.read(entry.value(), name))
          .ifPresent(o -> show.putIfAbsent(entry.key().value(), o));
    }
  }

  private List<Entry> entries(YamlMapping mapping, String key) {
    return mapping
        .get(key)
        .flatMap(e -> yaml.mapping(e.value(), "'" + key + "'"))
        .map(YamlMapping::entries)
        .orElse(List.of());
  }

  private Optional<SourceMapping.Bag> bag(YamlMapping source, OperandReader operands) {
    Optional<YamlMapping> events =
        source.get("events").flatMap(e -> yaml.mapping(e.value(), "'events'"));
    Optional<Operand> column =
        source
            .get("bag")
            .map(Entry::value)
            .flatMap(n -> yaml.text(n, "'bag'").flatMap(t -> operands.read(n, t)));
    if (column.isEmpty() && (events.isEmpty() || source.get("bag").isPresent())) {
      return Optional.empty();
    }
    Optional<String> file = events.flatMap(e -> yaml.required(e, "file", "'events'"));
    if (file.filter(schemas::hasEvents).isEmpty()) {
      String list = file.map(f -> ", which is not '" + f + "'").orElse("");
      yaml.invalid(source, "A bag needs 'events' with the file of a known list of events" + list);
    }
    List<Integer> ids = new ArrayList<>();
    for (YamlNode item : events.map(e -> yaml.items(e, "ids")).orElse(List.of())) {
      if (item instanceof YamlScalar scalar && scalar.value().matches("\\d{1,9}")) {
        ids.add(Integer.valueOf(scalar.value()));
      } else {
        yaml.invalid(item, "An event's id is a whole number");
      }
    }
    Lazy<EventFields> fields =
        new Lazy<>(
            () -> file.flatMap(f -> schemas.events(f, diagnostics)).orElse(EventFields.NONE));
    return Optional.of(
        new SourceMapping.Bag(
            column.flatMap(c -> c instanceof Column bag ? Optional.of(bag) : Optional.empty()),
            fields,
            List.copyOf(ids),
            events
                .flatMap(e -> yaml.text(e, "type"))
                .flatMap(Schemas::type)
                .orElse(ColumnType.TEXT),
            events.flatMap(e -> yaml.text(e, "blank"))));
  }
}
