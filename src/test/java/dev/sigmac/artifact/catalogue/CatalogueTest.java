package dev.sigmac.artifact.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.artifact.Artifact;
import dev.sigmac.evaluate.Event;
import dev.sigmac.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catalogues as their users see them: compiled, loaded and asked. */
class CatalogueTest {
  private static final String RULE =
      """
      title: %s
      id: %s
      name: %s
      status: test
      level: %s
      description: What it finds.
      author: Somebody
      references: ['https://example.com/a']
      tags: [attack.execution, attack.privilege-escalation, attack.%s, attack.g0032, cve.2024-1]
      falsepositives: [Administrators]
      logsource: {category: process_creation, product: windows}
      detection:
        selection: {%s}
        filter_main_own: {User: 'own'}
        condition: selection and not filter_main_own
      """;

  @TempDir Path folder;

  private Loaded load(Catalogues catalogue) throws IOException {
    assertThat(catalogue.leftOut()).isEmpty();
    return new Loaded(new JavaSources(folder).load(catalogue.artifacts()), Catalogues.PACKAGE);
  }

  private static SourceFile file(String name, String text) {
    return new SourceFile(name, text);
  }

  private static SourceFile rule(String name, String detection) {
    return file(name, "title: T\nlogsource: {category: test}\ndetection:\n" + detection.indent(2));
  }

  private static List<SourceFile> two() {
    return List.of(
        file("a.yml", RULE.formatted("One", "a-1", "one", "high", "t1053.005", "Image: 'x'")),
        file("b.yml", RULE.formatted("Two", "b-2", "two", "low", "t1059", "Image: 'y'")));
  }

  @Test
  void aRuleSaysWhatItsFileSays() throws IOException {
    Loaded loaded = load(Catalogues.withQueries(two()));
    Object one = loaded.rules().get(0);
    assertThat(one.getClass().getName()).isEqualTo("com.example.detections.One");
    assertThat(loaded.ask(one, "title", String.class)).isEqualTo("One");
    assertThat(loaded.ask(one, "id", Optional.class)).isEqualTo(Optional.of("a-1"));
    assertThat(loaded.ask(one, "description", String.class)).isEqualTo("What it finds.");
    assertThat(loaded.ask(one, "status", Optional.class)).isEqualTo(Optional.of("test"));
    assertThat(loaded.ask(one, "author", Optional.class)).isEqualTo(Optional.of("Somebody"));
    assertThat(loaded.ask(one, "level", Optional.class)).asString().isEqualTo("Optional[HIGH]");
    assertThat(loaded.ask(one, "tactics", List.class))
        .isEqualTo(List.of("execution", "privilege-escalation"));
    assertThat(loaded.ask(one, "techniques", List.class)).isEqualTo(List.of("T1053.005"));
    assertThat(loaded.ask(one, "falsePositives", List.class)).isEqualTo(List.of("Administrators"));
    assertThat(loaded.ask(one, "logSources", List.class))
        .asString()
        .isEqualTo("[LogSource[category=process_creation, product=windows, service=]]");
    assertThat(loaded.ask(one, "queries", List.class))
        .asString()
        .contains("target=kql", "exact=true", "tables=[DeviceProcessEvents]", "where FolderPath");
  }

  @Test
  void theIndexFindsRules() throws IOException {
    Loaded loaded = load(Catalogues.withQueries(two()));
    Object one = loaded.rules().get(0);
    Object two = loaded.rules().get(1);
    assertThat(loaded.byId("a-1").orElseThrow()).isSameAs(one);
    assertThat(loaded.byId("c-3").isPresent()).isFalse();
    assertThat(loaded.find("byName", Optional.class, "two")).isEqualTo(Optional.of(two));
    assertThat(loaded.find("byTechnique", List.class, "T1053")).isEqualTo(List.of(one));
    assertThat(loaded.find("byTechnique", List.class, "T1053.005")).isEqualTo(List.of(one));
    assertThat(loaded.find("byTechnique", List.class, "T105")).isEqualTo(List.of());
    Object low = ((Optional<?>) loaded.ask(two, "level", Optional.class)).orElseThrow();
    assertThat(loaded.find("byLevel", List.class, low)).isEqualTo(List.of(two));
    assertThat(loaded.find("matching", List.class, loaded.event(Map.of("Image", "Y"))))
        .isEqualTo(List.of(two));
    assertThat(
            loaded.find("matching", List.class, loaded.event(Map.of("Image", "Y", "User", "own"))))
        .isEqualTo(List.of());
  }

  @Test
  void textsOfARuleStayInTheirLiteralsAndComments() throws IOException {
    String hostile =
        "*/ } static { System.exit(1); } /* \\u002a/ \\uXYZ @Override {@code x <b> $L $$ \u2028 \" \\\" \\";
    String yaml =
        "\""
            + hostile.replace("\\", "\\\\").replace("\"", "\\\"").replace("\u2028", "\\u2028")
            + "\"";
    SourceFile file =
        file(
            "*\\u002a.yml",
            """
            title: %1$s
            name: %1$s
            description: |-
              %2$s
              second line */
            tags: ['attack.%3$s']
            falsepositives: [%1$s]
            logsource: {category: %1$s}
            detection:
              '*/\\u002a': {%1$s: %1$s}
              condition: 1 of them
            """
                .formatted(yaml, hostile, "x"));
    Catalogues catalogue = Catalogues.withQueries(List.of(file));
    assertThat(catalogue.meanings()).hasSize(1);
    Loaded loaded = load(catalogue);
    Object rule = loaded.rules().get(0);
    assertThat(loaded.ask(rule, "title", String.class)).isEqualTo(hostile);
    assertThat(loaded.ask(rule, "description", String.class))
        .isEqualTo(hostile + "\nsecond line */");
    agree(catalogue, loaded, List.of(Map.of(hostile, hostile), Map.of("x", "y")));
  }

  @Test
  void sourcesAreAscii() {
    Catalogues catalogue =
        Catalogues.withQueries(
            List.of(
                file("ü.yml", RULE.formatted("Ünï — 😀", "a", "ü", "low", "t1", "ä: 'ß*😀?'"))));
    for (Artifact artifact : catalogue.artifacts()) {
      assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(artifact.text()))
          .as(artifact.path())
          .isTrue();
    }
  }

  @Test
  void manyValuesFitIntoClassFiles() throws IOException {
    List<SourceFile> files = new ArrayList<>();
    for (String modifier : List.of("", "|contains", "|startswith", "|endswith", "|cased")) {
      int count = modifier.isEmpty() ? 70_000 : 9_000;
      String values =
          IntStream.range(0, count)
              .mapToObj(i -> "      - 'Value" + i + "'\n")
              .collect(Collectors.joining());
      files.add(
          rule(
              "many" + files.size() + ".yml",
              "selection:\n  Name" + modifier + ":\n" + values + "condition: selection"));
    }
    String numbers =
        IntStream.range(0, 9_000).mapToObj(i -> "" + i * 7).collect(Collectors.joining(", "));
    files.add(rule("numbers.yml", "selection: {Name: [" + numbers + "]}\ncondition: selection"));
    String names =
        IntStream.range(0, 9_000)
            .mapToObj(i -> "'\\Name" + i + ".exe'")
            .collect(Collectors.joining(", "));
    files.add(
        rule("names.yml", "selection: {Name|endswith: [" + names + "]}\ncondition: selection"));
    Catalogues catalogue = Catalogues.of(files);
    assertThat(catalogue.meanings()).hasSameSizeAs(files);
    agree(
        catalogue,
        load(catalogue),
        List.of(
            Map.of("Name", "value69999"),
            Map.of("Name", "Value0"),
            Map.of("Name", "xvalue8345x"),
            Map.of("Name", "xvalue8345"),
            Map.of("Name", "value8345x"),
            Map.of("Name", "value"),
            Map.of("Name", 62_993),
            Map.of("Name", "C:\\NAME8999.exe"),
            Map.of("Name", "name8999.exe")));
  }

  @Test
  void manyLeavesFitIntoClassFiles() throws IOException {
    String maps =
        IntStream.range(0, 4_000)
            .mapToObj(i -> "      - {A" + i + "|contains: 'v', B: 'w" + i + "'}\n")
            .collect(Collectors.joining());
    String identifiers =
        IntStream.range(0, 1_200)
            .mapToObj(i -> "selection_" + i + ": {C: 'v" + i + "', D|re: '^a" + i + ".*b'}\n")
            .collect(Collectors.joining());
    String all =
        IntStream.range(0, 2_000).mapToObj(i -> "'x" + i + "'").collect(Collectors.joining(", "));
    Catalogues catalogue =
        Catalogues.of(
            List.of(
                rule("maps.yml", "selection:\n" + maps + "condition: selection"),
                rule("identifiers.yml", identifiers + "condition: 1 of selection_*"),
                rule("all.yml", "s: {E|contains|all: [" + all + "]}\ncondition: s")));
    assertThat(catalogue.meanings()).hasSize(3);
    agree(
        catalogue,
        load(catalogue),
        List.of(
            Map.of("A3999", "xvx", "B", "w3999"),
            Map.of("A3999", "xvx", "B", "w3998"),
            Map.of("C", "v1199", "D", "a1199 b"),
            Map.of("C", "v1199", "D", "b1199 b"),
            Map.of("E", all)));
  }

  @Test
  void deepConditionsFitOnTheStack() throws IOException {
    StringBuilder condition = new StringBuilder("a");
    for (int i = 0; i < 60; i++) {
      condition.insert(0, i % 2 == 0 ? "(" : "not (").append(i % 3 == 0 ? " and b)" : " or c)");
    }
    Catalogues catalogue =
        Catalogues.of(
            List.of(rule("deep.yml", "a: {A: 1}\nb: {B: 1}\nc: {C: 1}\ncondition: " + condition)));
    List<Map<String, Object>> events = new ArrayList<>();
    for (int bits = 0; bits < 8; bits++) {
      events.add(Map.of("A", bits & 1, "B", bits >> 1 & 1, "C", bits >> 2 & 1));
    }
    agree(catalogue, load(catalogue), events);
  }

  @Test
  void aTextLongerThanAConstantIsKept() throws IOException {
    String text = "lo\u00FCng \\ ".repeat(20_000);
    String yaml = text.replace("\\", "\\\\").strip();
    Catalogues catalogue =
        Catalogues.withQueries(
            List.of(
                rule("long.yml", "s: {A: '" + yaml + "'}\ncondition: s"),
                file(
                    "query.yml",
                    RULE.formatted("Long", "a", "longer", "low", "t1", "Image: '" + yaml + "'"))));
    Loaded loaded = load(catalogue);
    agree(catalogue, loaded, List.of(Map.of("A", text.strip()), Map.of("Image", text), Map.of()));
    assertThat(catalogue.artifacts())
        .anyMatch(a -> a.path().equals("resources/com/example/detections/Longer.microsoft.kql"));
    assertThat(loaded.ask(loaded.rules().get(1), "queries", List.class))
        .asString()
        .contains("DeviceProcessEvents", "lo\u00FCng");
  }

  @Test
  void namesOfJavaAreNotHidden() throws IOException {
    List<SourceFile> files = new ArrayList<>();
    List<String> names =
        new ArrayList<>(List.of("Rules", "Event", "Field", "List", "Optional", "Pattern", "Set"));
    names.addAll(JavaLang.NAMES);
    for (String name : names) {
      files.add(
          file(
              name + ".yml",
              "title: T\nlogsource: {category: test}\n"
                  + "detection:\n  s: {A: [x, 'x*y'], B|re: 'a.b', C: 1, D|hour: 3}\n"
                  + "  matches: {event|contains: [y]}\n  equals: {String|cidr: 10.0.0.0/8}\n"
                  + "  class: {Object: [1.0, 2]}\n  condition: 1 of them\n"));
    }
    Catalogues catalogue = Catalogues.of(files);
    agree(
        catalogue,
        load(catalogue),
        List.of(Map.of("A", "X"), Map.of("event", "xyz"), Map.of("Object", 2), Map.of()));
  }

  @Test
  void noPublicTypeOfJavaLangIsForgotten() throws IOException {
    try (var types =
        java.nio.file.Files.list(
            java.nio.file.FileSystems.getFileSystem(java.net.URI.create("jrt:/"))
                .getPath("modules/java.base/java/lang"))) {
      List<String> known =
          types
              .map(p -> p.getFileName().toString())
              .filter(n -> n.endsWith(".class") && n.indexOf('$') < 0 && n.indexOf('-') < 0)
              .map(n -> n.substring(0, n.length() - ".class".length()))
              .filter(JavaLang.NAMES::contains)
              .toList();
      assertThat(known).hasSameSizeAs(JavaLang.NAMES);
      assertThat(JavaLang.NAMES).contains("Object", "String", "Override", "SafeVarargs", "Record");
    }
  }

  @Test
  void rulesOfOneNameHaveClassesOfTheirOwn() throws IOException {
    String one =
        "title: Same\nid: %s\nlogsource: {category: test}\ndetection: {s: {A: '%s'}, condition: s}\n";
    Catalogues catalogue =
        Catalogues.of(
            List.of(
                file("a/same.yml", one.formatted("12345678-a", "1")),
                file("b/SAME.yml", one.formatted("87654321-b", "2")),
                file("c/same.yml", one.formatted("12345678-c", "3")),
                file("d/--.yml", one.formatted("d", "4")),
                file("e/2024.yml", one.formatted("e", "5")),
                file("f/many.yml", one.formatted("f", "6") + "---\n" + one.formatted("g", "7"))));
    Loaded loaded = load(catalogue);
    assertThat(loaded.rules().stream().map(r -> r.getClass().getSimpleName()))
        .containsExactly(
            "Same_12345678",
            "SAME_87654321",
            "Same_12345678_2",
            "RuleRule",
            "Rule2024",
            "Same_f",
            "Same_g");
    agree(catalogue, loaded, IntStream.range(1, 8).mapToObj(i -> Map.of("A", (Object) i)).toList());
  }

  @Test
  void aUnionMatchesWhereOneOfItsBranchesDoes() throws IOException {
    String union =
        """
        title: Both
        name: both
        correlation:
          type: event_count
          rules: [one, two]
          group-by: [Computer]
          timespan: 1h
          condition: {gte: 1}
        sigmac: {contains: terms}
        """;
    String branch =
        "---\ntitle: %1$s\nname: %1$s\nlogsource: {category: test}\ndetection: {s: {A|contains: '%1$s'}, condition: s}\n";
    Catalogues catalogue =
        Catalogues.of(
            List.of(file("u.yml", union + branch.formatted("one") + branch.formatted("two"))));
    Loaded loaded = load(catalogue);
    assertThat(loaded.rules()).hasSize(1);
    agree(
        catalogue,
        loaded,
        List.of(Map.of("A", "one"), Map.of("A", "xtwox"), Map.of("A", "three"), Map.of()));
    assertThat(loaded.matches(loaded.rules().get(0), loaded.event(Map.of("A", "xtwox")))).isTrue();
  }

  @Test
  void valuesOfEveryKindAreRead() throws IOException {
    Map<String, Object> nested = new LinkedHashMap<>();
    nested.put("b", Arrays.asList("x", null, List.of("y")));
    nested.put("c.d", 7);
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("a", nested);
    event.put("Threat Name", "N");
    event.put("none", null);
    event.put("big", 1e300);
    event.put("nan", Double.NaN);
    event.put("list", List.of(Map.of("b", "z"), Map.of("b", "w")));
    Catalogues catalogue =
        Catalogues.of(
            List.of(
                rule("1.yml", "s: {a.b: y}\ncondition: s"),
                rule("2.yml", "s: {a.c.d: 7.0}\ncondition: s"),
                rule("3.yml", "s: {ThreatName: n}\ncondition: s"),
                rule("4.yml", "s: {none: null}\ncondition: s"),
                rule("5.yml", "s: {none|exists: true}\ncondition: s"),
                rule("6.yml", "s: {big|gt: 5}\ncondition: s"),
                rule("7.yml", "s: {nan|gt: 5}\ncondition: s"),
                rule("8.yml", "s: {list.b: w}\ncondition: s"),
                rule("9.yml", "s: ['w']\ncondition: s"),
                rule("10.yml", "s: {nan: 'nan'}\ncondition: s")));
    agree(catalogue, load(catalogue), List.of(event, Map.of()));
  }

  private static void agree(
      Catalogues catalogue, Loaded loaded, List<? extends Map<String, ?>> events) {
    for (Map<String, ?> fields : events) {
      Event event = new Event(fields);
      Object own = loaded.event(fields);
      for (int i = 0; i < catalogue.meanings().size(); i++) {
        assertThat(loaded.matches(loaded.rules().get(i), own))
            .as(catalogue.meanings().get(i).file() + " on " + fields)
            .isEqualTo(Catalogues.reference(catalogue.meanings().get(i)).test(event));
      }
      assertThat(loaded.matching(own))
          .as("the rules that the index finds for " + fields)
          .isEqualTo(loaded.rules().stream().filter(r -> loaded.matches(r, own)).toList());
    }
  }
}
