package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand;
import dev.sigmac.pipeline.HashMapping.Algorithm;
import dev.sigmac.pipeline.RegistryDataMapping.RegistryTypes;
import dev.sigmac.regex.PortableRegex;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads where a source holds a field: the name of a column, or a map whose keys tell how it is
 * held.
 */
final class FieldMappingReader {
  private static final List<String> KEYS =
      List.of(
          "column",
          "last",
          "separator",
          "spelling",
          "head",
          "tail",
          "nested",
          "optional",
          "blank",
          "show",
          "hashes",
          "hash",
          "in",
          "element",
          "extract",
          "pattern",
          "note",
          "values",
          "constant",
          "refused",
          "any",
          "cases",
          "registry-data");

  private final PackYaml yaml;
  private final OperandReader operands;
  private final Function<String, Optional<Spelling>> spellings;

  FieldMappingReader(
      PackYaml yaml, OperandReader operands, Function<String, Optional<Spelling>> spellings) {
    this.yaml = yaml;
    this.operands = operands;
    this.spellings = spellings;
  }

  /**
   * The mapping that {@code node} describes; empty, with the reason reported, if it describes none.
   */
  Optional<FieldMapping> read(YamlNode node) {
    if (node instanceof YamlScalar scalar) {
      return yaml.text(node, "A field's place")
          .flatMap(name -> operands.read(scalar, name))
          .map(ColumnMapping::new);
    }
    return yaml.mapping(node, "A field's place").flatMap(this::read);
  }

  private Optional<FieldMapping> read(YamlMapping mapping) {
    yaml.onlyKeys(mapping, KEYS, "A field's place");
    if (mapping.get("last").isPresent()) {
      return path(mapping);
    } else if (mapping.get("column").isPresent()) {
      return operand(mapping, "column")
          .flatMap(c -> spelling(mapping).map(s -> new ColumnMapping(c, s)));
    } else if (mapping.get("head").isPresent()) {
      return joined(mapping);
    } else if (mapping.get("hashes").isPresent()) {
      return hashes(mapping.get("hashes").get().value());
    } else if (mapping.get("hash").isPresent()) {
      Optional<Algorithm> algorithm =
          yaml.text(mapping, "hash").flatMap(h -> algorithm(mapping, h));
      Optional<Operand> list = operand(mapping, "in");
      return list.flatMap(l -> algorithm.map(a -> new ListedHashMapping(l, a)));
    } else if (mapping.get("element").isPresent()) {
      Optional<String> element = yaml.text(mapping, "element");
      Optional<Operand> xml = operand(mapping, "in");
      return xml.flatMap(x -> element.map(e -> new ElementMapping(x, e)));
    } else if (mapping.get("extract").isPresent()) {
      return extract(mapping);
    } else if (mapping.get("values").isPresent()) {
      return values(mapping);
    } else if (mapping.get("constant").isPresent()) {
      return yaml.text(mapping, "constant").map(ConstantMapping::new);
    } else if (mapping.get("refused").isPresent()) {
      return yaml.text(mapping, "refused").map(RefusedMapping::new);
    } else if (mapping.get("any").isPresent()) {
      return any(mapping.get("any").get().value());
    } else if (mapping.get("cases").isPresent()) {
      return cases(mapping.get("cases").get().value());
    } else if (mapping.get("registry-data").isPresent()) {
      return registryData(mapping.get("registry-data").get().value());
    }
    yaml.invalid(
        mapping,
        "A field's place needs one of column, head, hashes, extract, values, constant, any, cases, registry-data, last");
    return Optional.empty();
  }

  private Optional<FieldMapping> path(YamlMapping mapping) {
    Optional<Operand> last = operand(mapping, "last");
    if (mapping.get("column").isEmpty()) {
      return last.map(l -> new NameMapping(l, separator(mapping)));
    }
    Optional<Operand> path = operand(mapping, "column");
    return path.isPresent() && last.isPresent()
        ? Optional.of(new PathMapping(path.get(), last.get(), separator(mapping)))
        : Optional.empty();
  }

  private Optional<FieldMapping> joined(YamlMapping mapping) {
    Optional<Operand> head = operand(mapping, "head");
    Optional<Operand> tail = operand(mapping, "tail");
    Optional<Spelling> spelling = spelling(mapping);
    if (head.isEmpty() || tail.isEmpty() || spelling.isEmpty()) {
      return Optional.empty();
    }
    JoinedMapping.Tails tails =
        new JoinedMapping.Tails(
            separator(mapping),
            yaml.flag(mapping, "nested"),
            yaml.flag(mapping, "optional"),
            yaml.text(mapping, "blank"));
    Optional<Operand> shown = mapping.get("show").isPresent() ? operand(mapping, "show") : tail;
    return Optional.of(new JoinedMapping(head.get(), tail.get(), tails, spelling.get(), shown));
  }

  private Optional<FieldMapping> hashes(YamlNode node) {
    Map<Algorithm, Operand> columns = new LinkedHashMap<>();
    for (Entry entry : entries(node, "'hashes'")) {
      Optional<Algorithm> algorithm = algorithm(entry.key(), entry.key().value());
      yaml.text(entry.value(), "A hash's column")
          .flatMap(name -> operands.read(entry.value(), name))
          .ifPresent(o -> algorithm.ifPresent(a -> columns.put(a, o)));
    }
    return columns.isEmpty() ? Optional.empty() : Optional.of(new HashMapping(columns));
  }

  private Optional<Algorithm> algorithm(YamlNode at, String name) {
    Optional<Algorithm> algorithm =
        Arrays.stream(Algorithm.values()).filter(a -> a.name().equals(name)).findFirst();
    if (algorithm.isEmpty()) {
      yaml.invalid(at, "Hashes are " + Arrays.toString(Algorithm.values()));
    }
    return algorithm;
  }

  private Optional<FieldMapping> extract(YamlMapping mapping) {
    Optional<String> name = yaml.text(mapping, "extract");
    Optional<Operand> from = operand(mapping, "in");
    Optional<String> pattern = yaml.required(mapping, "pattern", "A field that is extracted");
    if (name.isEmpty() || from.isEmpty() || pattern.isEmpty()) {
      return Optional.empty();
    }
    PortableRegex.Result parsed = PortableRegex.parse(pattern.get(), Set.of());
    if (parsed instanceof PortableRegex.Parsed found) {
      return Optional.of(
          new ExtractMapping(name.get(), from.get(), found.regex(), yaml.text(mapping, "note")));
    }
    yaml.invalid(
        mapping.get("pattern").orElseThrow().value(),
        "The pattern is no regular expression: " + ((PortableRegex.Rejected) parsed).message());
    return Optional.empty();
  }

  private Optional<FieldMapping> values(YamlMapping mapping) {
    ConditionReader conditions = new ConditionReader(yaml, operands);
    Map<String, Expr> values = new LinkedHashMap<>();
    for (Entry entry : entries(mapping.get("values").orElseThrow().value(), "'values'")) {
      values.put(entry.key().value(), conditions.read(entry.value()));
    }
    return Optional.of(new ValuesMapping(values, operand(mapping, "show")));
  }

  private Optional<FieldMapping> any(YamlNode node) {
    List<FieldMapping> places = new ArrayList<>();
    yaml.items(node).forEach(item -> place(item).ifPresent(places::add));
    return places.isEmpty() ? Optional.empty() : Optional.of(new AnyMapping(places));
  }

  /** One of several places; what is extracted is none, as a query extracts it from every row. */
  private Optional<FieldMapping> place(YamlNode node) {
    Optional<FieldMapping> place = read(node);
    if (place.isPresent() && place.get() instanceof ExtractMapping) {
      yaml.invalid(node, "A field that is extracted cannot be one of several places");
      return Optional.empty();
    }
    return place;
  }

  private Optional<FieldMapping> cases(YamlNode node) {
    ConditionReader conditions = new ConditionReader(yaml, operands);
    List<CasesMapping.Case> cases = new ArrayList<>();
    for (YamlNode item : yaml.items(node)) {
      Optional<YamlMapping> mapping = yaml.mapping(item, "A case");
      Optional<Entry> when = mapping.flatMap(m -> m.get("when"));
      Optional<FieldMapping> place =
          mapping.flatMap(m -> m.get("at")).flatMap(e -> place(e.value()));
      if (when.isEmpty() || place.isEmpty()) {
        yaml.invalid(item, "A case needs 'when' and 'at'");
      } else {
        cases.add(new CasesMapping.Case(conditions.read(when.get().value()), place.get()));
      }
    }
    return cases.isEmpty() ? Optional.empty() : Optional.of(new CasesMapping(cases));
  }

  private Optional<FieldMapping> registryData(YamlNode node) {
    Optional<YamlMapping> mapping = yaml.mapping(node, "'registry-data'");
    Optional<Operand> data = mapping.flatMap(m -> operand(m, "data"));
    Optional<Operand> type = mapping.flatMap(m -> operand(m, "type"));
    return data.isPresent() && type.isPresent()
        ? Optional.of(new RegistryDataMapping(data.get(), type.get(), types(mapping.orElseThrow())))
        : Optional.empty();
  }

  private RegistryTypes types(YamlMapping mapping) {
    Optional<YamlMapping> types =
        mapping.get("types").flatMap(e -> yaml.mapping(e.value(), "'types'"));
    return types
        .map(t -> new RegistryTypes(yaml.texts(t, "DWORD"), yaml.texts(t, "QWORD"), "", true, true))
        .orElse(RegistryTypes.DEFENDER);
  }

  private List<Entry> entries(YamlNode node, String what) {
    return yaml.mapping(node, what).map(YamlMapping::entries).orElse(List.of());
  }

  private Optional<Operand> operand(YamlMapping mapping, String key) {
    return yaml.text(mapping, key)
        .flatMap(name -> operands.read(mapping.get(key).orElseThrow().value(), name));
  }

  private char separator(YamlMapping mapping) {
    Optional<String> text = yaml.text(mapping, "separator");
    text.filter(s -> s.length() != 1)
        .ifPresent(s -> yaml.invalid(mapping, "'separator' must be one character"));
    return text.map(s -> s.charAt(0)).orElse('\\');
  }

  private Optional<Spelling> spelling(YamlMapping mapping) {
    Optional<String> name = yaml.text(mapping, "spelling");
    if (name.isEmpty()) {
      return Optional.of(Spelling.SAME);
    }
    Optional<Spelling> spelling = spellings.apply(name.get());
    if (spelling.isEmpty()) {
      yaml.invalid(
          mapping.get("spelling").orElseThrow().value(),
          "There is no spelling '" + name.get() + "'");
    }
    return spelling;
  }
}
