package dev.sigmac.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sigmac.Approved;
import dev.sigmac.compiler.CompileRequest;
import dev.sigmac.compiler.Compiler;
import dev.sigmac.compiler.Options;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.detection.Placeholders;
import dev.sigmac.logsource.LogSources;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.SourceFiles;
import dev.sigmac.testing.CaseResult.Outcome;
import dev.sigmac.testing.report.JUnitReport;
import dev.sigmac.testing.report.JsonReport;
import dev.sigmac.testing.report.TextReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases run against the rules that they are for, and what is said of them. */
class TestRunTest {
  private static final Path CASES = Path.of("src/test/resources/testing");

  private final Diagnostics diagnostics = new Diagnostics();
  @TempDir private Path folder = Path.of(".");

  private List<TestedRule> run(Path rule, List<TestCase> regression) {
    List<SourceFile> files = SourceFiles.read(rule, rule.toString(), diagnostics).stream().toList();
    LogSources logSources = LogSources.standard();
    List<RuleResult> compiled =
        new Compiler(
                new CompileRequest(
                    files,
                    List.of(EventsBackend.target(logSources, true)),
                    Placeholders.NONE,
                    Options.DEFAULT))
            .compile()
            .results();
    return new TestRun(files, compiled, logSources, diagnostics).run(regression);
  }

  private List<TestedRule> run() {
    List<TestedRule> tested = run(CASES.resolve("rules.yml"), List.of());
    assertThat(diagnostics.list()).isEmpty();
    return tested;
  }

  @Test
  void casesComeOutAsTheirNamesSay() {
    for (CaseResult result : run().get(0).cases()) {
      String name = result.test().name();
      Outcome expected =
          name.startsWith("Fails")
              ? Outcome.FAILED
              : name.startsWith("Error")
                  ? Outcome.ERROR
                  : name.startsWith("A known miss") ? Outcome.KNOWN_MISS : Outcome.PASSED;
      assertThat(result.outcome()).as(name + ": " + result.unmet()).isEqualTo(expected);
    }
  }

  @Test
  void textTellsWhyACaseFails() {
    List<TestedRule> tested = run();
    Approved.verify(TextReport.of(tested) + TextReport.summary(tested), CASES, "rules", ".txt");
  }

  @Test
  void jsonTellsAll() {
    Approved.verify(JsonReport.of(run()), CASES, "rules", ".json");
  }

  @Test
  void junitIsXmlWhateverTheTexts() throws Exception {
    String report = JUnitReport.of(run());
    Approved.verify(report, CASES, "rules", ".xml");
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(4);
    assertThat(document.getElementsByTagName("error").getLength()).isEqualTo(2);
    assertThat(document.getElementsByTagName("skipped").getLength()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("testFiles")
  void testFilesFollowTheirSchema(Path file) throws IOException {
    try (InputStream in =
        TestRun.class.getResourceAsStream("/dev/sigmac/schema/tests.schema.json")) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
      assertThat(schema.validate(Files.readString(file), InputFormat.YAML)).isEmpty();
    }
  }

  static Stream<Path> testFiles() throws IOException {
    try (Stream<Path> rules = Files.list(Path.of("sigma"))) {
      List<Path> own = rules.filter(TestFiles::isTestFile).sorted().toList();
      return Stream.concat(own.stream(), Stream.of(CASES.resolve("rules.tests.yml")));
    }
  }

  @ParameterizedTest
  @MethodSource("ownRules")
  void theRulesOfThisProjectPassTheirCases(Path file) {
    List<TestedRule> tested = run(TestFiles.ruleOf(file).orElseThrow(), List.of());
    assertThat(diagnostics.list()).noneMatch(Diagnostic::isError);
    assertThat(tested.get(0).cases()).isNotEmpty();
    assertThat(TextReport.of(tested)).doesNotContain("  failed  ", "  error  ");
  }

  static Stream<Path> ownRules() throws IOException {
    return testFiles().filter(f -> f.startsWith("sigma"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cases: [{nam: x, event: {A: 1}}]                | a test case has no key 'nam'.
          cases: [{event: {A: 1}}]                        | a test case needs a 'name'.
          cases: [{name: x}]                              | the test case has no event
          cases: [{name: x, event: 1}]                    | an event must be a map.
          cases: [{name: x, event: {A: 1}, now: today}]   | 'now' must be a moment such as 2026-11-24T12:00:00Z.
          cases: [{name: x, event: {A: 1}, rule: nobody}] | no rule has the id or name 'nobody'
          cases: [{name: x, event: {A: 1}, expect: {fires: perhaps}}] | 'fires' must be true or false.
          cases: [{name: x, event: {A: 1}, expect: {score: many}}]    | 'score' must be a whole number.
          cases: {name: x}                                | test cases must be a list.
          case: []                                        | a test file has no key 'case'.
          """)
  void mistakesInATestFileAreToldOf(String tests, String message) throws IOException {
    Path rule = Files.copy(CASES.resolve("rules.yml"), folder.resolve("rules.yml"));
    Files.writeString(folder.resolve("rules.tests.yml"), tests);
    run(rule, List.of());
    assertThat(diagnostics.list()).extracting(Diagnostic::message).contains(message);
  }

  @Test
  void regressionDataAreImported() throws IOException {
    Files.writeString(
        folder.resolve("rule.yml"),
        """
        title: Whoami
        id: 6ba3dc84-1d72-4f43-a5a2-b7b1ec1ea3e3
        status: test
        logsource: {category: process_creation, product: windows}
        detection:
          selection: {Image|endswith: '\\whoami.exe'}
          condition: selection
        level: low
        """);
    Path info =
        Files.writeString(
            folder.resolve("info.yml"),
            """
            id: 1
            description: N/A
            rule_metadata:
              - {id: 6ba3dc84-1d72-4f43-a5a2-b7b1ec1ea3e3, title: Whoami}
            regression_tests_info:
              - name: Positive Detection Test
                type: evtx
                provider: Microsoft-Windows-Sysmon
                match_count: 2
                path: regression_data/rules/x/6ba3dc84.evtx
              - {name: Not there, type: evtx, path: y/z.evtx}
            """);
    String event =
        """
        {"Event": {"System": {"Channel": "Microsoft-Windows-Sysmon/Operational", "EventID": 1},
          "EventData": {"Image": "C:\\\\Windows\\\\System32\\\\whoami.exe"}}}""";
    Files.writeString(folder.resolve("6ba3dc84.json"), event + event);
    List<TestCase> regression = new RegressionData(diagnostics).read(info, "info.yml");
    List<CaseResult> results = run(folder.resolve("rule.yml"), regression).get(0).cases();
    assertThat(results)
        .extracting(CaseResult::outcome)
        .containsExactly(Outcome.PASSED, Outcome.ERROR);
    assertThat(diagnostics.list())
        .extracting(Diagnostic::message)
        .contains("there is no 'z.json' beside this file");
  }
}
