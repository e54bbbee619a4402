package dev.sigmac.testing;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.testing.Expectation.Amount;
import dev.sigmac.testing.TestCase.EventFile;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one test case, whose keys {@code schema/tests.schema.json} describes. */
final class CaseReader {
  private static final List<String> KEYS =
      List.of(
          "name",
          "rule",
          "technique",
          "signal",
          "event",
          "events",
          "file",
          "pick",
          "within",
          "now",
          "expect",
          "known-miss");
  private static final List<String> EXPECTED =
      List.of("fires", "rows", "branch", "flags", "score", "columns");

  private final TestYaml yaml;
  private final Path folder;

  /** A reader of cases whose files are named relative to {@code folder}. */
  CaseReader(Path folder, Diagnostics diagnostics) {
    this.yaml = new TestYaml(diagnostics);
    this.folder = folder;
  }

  Optional<TestCase> read(YamlNode node) {
    return yaml.mapping(node, "a test case").flatMap(this::read);
  }

  private Optional<TestCase> read(YamlMapping map) {
    yaml.onlyKeys(map, KEYS, "a test case");
    Optional<String> name = yaml.text(map, "name");
    if (name.isEmpty()) {
      yaml.invalid(
          map.entries().isEmpty() ? map : map.entries().get(0).key(), "a test case needs a 'name'");
      return Optional.empty();
    }
    List<Map<String, Object>> events = new ArrayList<>();
    for (String key : List.of("event", "events")) {
      for (YamlNode event : yaml.items(map, key)) {
        yaml.mapping(event, "an event").map(TestYaml::event).ifPresent(events::add);
      }
    }
    List<EventFile> files = files(map);
    if (events.isEmpty() && files.isEmpty()) {
      yaml.diagnostics()
          .report(
              TestCode.MISSING_TEST_EVENTS,
              map.entries().get(0).value().span(),
              "the test case has no event",
              "add 'event:' with fields, 'events:' with a list of them, or 'file:'");
    }
    return Optional.of(
        new TestCase(
            name.get(),
            map.entries().get(0).value().span(),
            yaml.text(map, "rule"),
            yaml.text(map, "technique"),
            yaml.text(map, "signal").map(s -> s.replaceAll("\\s+", " ").strip()),
            events,
            files,
            yaml.node(map, "now").flatMap(this::moment),
            yaml.mapping(map, "expect").map(this::expectation).orElse(firing(List.of())),
            yaml.text(map, "known-miss").map(s -> s.replaceAll("\\s+", " ").strip())));
  }

  private List<EventFile> files(YamlMapping map) {
    List<Integer> picked = new ArrayList<>();
    for (YamlNode item : yaml.items(map, "pick")) {
      yaml.number(item, "each item of 'pick'").ifPresent(n -> picked.add(n.intValue()));
    }
    List<String> within =
        yaml.text(map, "within").map(w -> List.of(w.split("\\."))).orElse(List.of());
    return yaml.texts(map, "file").stream()
        .map(f -> new EventFile(folder.resolve(f), picked, within))
        .toList();
  }

  private Expectation expectation(YamlMapping map) {
    yaml.onlyKeys(map, EXPECTED, "'expect'");
    boolean fires = yaml.node(map, "fires").flatMap(n -> yaml.bool(n, "'fires'")).orElse(true);
    Map<String, String> columns = new LinkedHashMap<>();
    yaml.mapping(map, "columns")
        .ifPresent(
            c ->
                c.entries()
                    .forEach(
                        e ->
                            yaml.text(e.value(), "a column")
                                .ifPresent(v -> columns.put(e.key().value(), v))));
    return new Expectation(
        fires,
        amount(map, "rows"),
        yaml.texts(map, "branch"),
        flags(map),
        amount(map, "score"),
        columns);
  }

  private static Expectation firing(List<String> branches) {
    return new Expectation(true, Optional.empty(), branches, Map.of(), Optional.empty(), Map.of());
  }

  /** A list of those that are raised, or a map of them with true and false. */
  private Map<String, Boolean> flags(YamlMapping map) {
    Map<String, Boolean> flags = new LinkedHashMap<>();
    Optional<YamlNode> node = yaml.node(map, "flags");
    if (node.isPresent() && node.get() instanceof YamlSequence) {
      yaml.texts(map, "flags").forEach(f -> flags.put(f, true));
    } else if (node.isPresent() && yaml.mapping(node.get(), "'flags'").isPresent()) {
      for (Entry entry : ((YamlMapping) node.get()).entries()) {
        yaml.bool(entry.value(), "a flag").ifPresent(b -> flags.put(entry.key().value(), b));
      }
    }
    return flags;
  }

  /** {@code 2} is exactly two, {@code {at-least: 2}} two or more. */
  private Optional<Amount> amount(YamlMapping map, String key) {
    Optional<YamlNode> node = yaml.node(map, key);
    if (node.isPresent() && node.get() instanceof YamlMapping bound) {
      yaml.onlyKeys(bound, List.of("at-least"), "'" + key + "'");
      return yaml.node(bound, "at-least")
          .flatMap(n -> yaml.number(n, "'at-least'"))
          .map(n -> new Amount(n, true));
    }
    return node.flatMap(n -> yaml.number(n, "'" + key + "'")).map(n -> new Amount(n, false));
  }

  private Optional<OffsetDateTime> moment(YamlNode node) {
    Optional<String> text = yaml.text(node, "'now'");
    try {
      return text.map(OffsetDateTime::parse);
    } catch (DateTimeException e) {
      yaml.invalid(node, "'now' must be a moment such as 2026-11-24T12:00:00Z");
      return Optional.empty();
    }
  }
}
