package dev.sigmac.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command line with streams of its own: exit codes, what is on which stream, and what is
 * written where.
 */
class SigmacTest {
  private static final String RULE =
      """
      title: Whoami — Ünïcode
      id: 6ba3dc84-1d72-4f43-a5a2-b7b1ec1ea3e3
      status: test
      level: low
      logsource:
        category: process_creation
        product: windows
      detection:
        selection:
          Image|endswith: '\\whoami.exe'
          CommandLine|contains: 'ü'
        condition: selection
      """;
  private static final String BROKEN = "title: Broken\ndetection: {a: [\n";

  @TempDir Path folder;

  private record Run(int code, String out, String err) {}

  private static Run run(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    byte[] in = input.getBytes(StandardCharsets.UTF_8);
    int code = Sigmac.execute(new Console(new ByteArrayInputStream(in), out, err), args);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Run parsed(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Sigmac.parsed(new Console(InputStream.nullInputStream(), out, err), args);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Optional<CompileCommand> plain(String... args) {
    OutputStream none = OutputStream.nullOutputStream();
    return CompileCommand.plain(new Console(InputStream.nullInputStream(), none, none), args);
  }

  private String file(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text).toString();
  }

  @Test
  void oneQueryIsBareAndInUtf8() {
    Run run = run(RULE, "compile", "-t", "kql", "-");
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("DeviceProcessEvents\n").contains("ü").endsWith("\n");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compile a.yml -t kql",
        "compile -t kql a.yml b.yml",
        "compile a.yml --target kql -q",
        "compile broken.yml a.yml -t kql",
        "compile -q broken.yml -t kql",
        "compile missing.yml -t kql",
        "compile a.yml -t qql",
        "compile a.yml -t kql -t kql",
        "compile a.yml -t kql -f jsonl",
        "compile -f QUERY a.yml b.yml -t spl",
        "compile a.yml -q -f jsonl -t kql -o out.jsonl"
      })
  void aPlainLineMeansWhatTheParserSays(String line) throws IOException {
    file("a.yml", RULE);
    file("b.yml", RULE.replace("6ba3", "6ba4"));
    file("broken.yml", BROKEN);
    String[] args =
        Stream.of(line.split(" "))
            .map(a -> a.matches(".*\\.(yml|jsonl)") ? folder.resolve(a).toString() : a)
            .toArray(String[]::new);
    assertThat(plain(args)).isPresent();
    assertThat(run("", args)).isEqualTo(parsed(args));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compile",
        "check a.yml",
        "compile a.yml",
        "compile -t kql",
        "compile a.yml -t",
        "compile - -t kql",
        "compile a.yml -t kql -v",
        "compile a.yml -t -q",
        "compile @a -t kql",
        "compile a.yml -tkql",
        "compile a.yml -t kql -f xml",
        "compile a.yml -t kql -f jsonl -f query",
        "compile a.yml -t kql -o",
        "compile a.yml -t kql -p -q",
        "compile a.yml -t kql -p defender",
        "compile a.yml -t kql --help"
      })
  void everyOtherLineIsLeftToTheParser(String line) {
    assertThat(plain(line.split(" "))).isEmpty();
  }

  @Test
  void severalQueriesStandUnderACommentEach() throws IOException {
    Run run =
        run(
            "",
            "compile",
            "-t",
            "kql",
            file("a.yml", RULE),
            file("b.yml", RULE.replace("6ba3", "6ba4")));
    assertThat(run.out().lines().filter(l -> l.startsWith("// ")))
        .hasSize(2)
        .allMatch(l -> l.endsWith(": Whoami — Ünïcode"));
    assertThat(run.err()).isEqualTo("2 compiled, 0 approximate, 0 refused, 0 errors\n");
  }

  @Test
  void oneBadRuleStopsNoOther() throws IOException {
    file("bad.yml", BROKEN);
    file("good.yml", RULE);
    Run run = run("", "compile", "-t", "kql", folder.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("DeviceProcessEvents");
    assertThat(run.err())
        .contains("error[", "bad.yml:")
        .endsWith("1 compiled, 0 approximate, 0 refused, 1 errors\n");
  }

  @Test
  void jsonLinesHoldTablesAndColumns() {
    Run run = run(RULE, "compile", "-t", "kql", "-f", "jsonl", "-");
    assertThat(run.out())
        .startsWith("{\"path\":\"<stdin>\",\"id\":\"6ba3dc84-1d72-4f43-a5a2-b7b1ec1ea3e3\"")
        .contains(
            "\"status\":\"ok\"",
            "\"tables\":[\"DeviceProcessEvents\"]",
            "\"FileName\",\"ProcessCommandLine\"")
        .contains("\"fidelity\":{\"status\":\"exact\",\"deviations\":[]}");
    assertThat(run.out().lines()).hasSize(1);
  }

  @Test
  void aFolderMirrorsTheInputs() throws IOException {
    file("in/x/a.yml", RULE);
    Path out = folder.resolve("out");
    assertThat(
            run("", "compile", "-t", "kql", "-o", out.toString(), folder.resolve("in").toString())
                .code())
        .isZero();
    try (Stream<Path> walk = Files.walk(out)) {
      List<String> files =
          walk.filter(Files::isRegularFile).map(p -> out.relativize(p).toString()).toList();
      assertThat(files).containsExactly("x/a.kql");
    }
  }

  @Test
  void aClosedOutputIsSaidWithoutAStackTrace() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    byte[] in = RULE.getBytes(StandardCharsets.UTF_8);
    int code =
        Sigmac.execute(
            new Console(new ByteArrayInputStream(in), closed, err), "compile", "-t", "kql", "-");
    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("sigmac: the output cannot be written: it was closed\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "compil",
        "compile",
        "compile -",
        "compile - -t kq",
        "compile - -t kql -p microsof",
        "compile - -t kql --window 5y",
        "compile missing.yml -t kql",
        "check -f xml -",
        "list nothing"
      })
  void wrongUseIsOneLine(String line) {
    Run run = run(RULE, line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1).allMatch(l -> l.startsWith("sigmac: "));
  }

  @Test
  void unknownNamesAreAnsweredWithTheNearest() {
    assertThat(run(RULE, "compile", "-", "-t", "kq").err())
        .contains("'kql'", "sigmac list targets");
    assertThat(run(RULE, "compile", "-", "-p", "microsof").err())
        .contains("'microsoft'", "sigmac list pipelines");
  }

  @Test
  void checkFailsForErrorsAndNamesDuplicates() throws IOException {
    file("a.yml", RULE);
    file("b.yml", RULE);
    Run sound = run("", "check", folder.toString());
    assertThat(sound.code()).isZero();
    assertThat(sound.err()).contains("warning[duplicate-id]");
    assertThat(run("", "check", "--strict", folder.toString()).code()).isEqualTo(1);
    assertThat(run(BROKEN, "check", "-").code()).isEqualTo(1);
  }

  private static final String HIT =
      "{\"Image\":\"C:\\\\Windows\\\\whoami.exe\",\"CommandLine\":\"WHOAMI \u00dc\"}\n";

  @Test
  void casesThatPassAreDone() throws IOException {
    String rule = file("r.yml", RULE);
    file(
        "r.tests.yml",
        "cases: [{name: upper case, event: {Image: '\\WHOAMI.EXE', CommandLine: a \u00dc}}]");
    Run run = run("", "test", folder.toString());
    assertThat(run.err()).isEqualTo("1 cases: 1 passed, 0 known misses, 0 failed, 0 errors\n");
    assertThat(run.out()).startsWith(rule).contains("passed      upper case -> ");
    assertThat(run.code()).isZero();
    assertThat(run("", "test", folder.resolve("r.tests.yml").toString()).out())
        .isEqualTo(run.out());
  }

  @Test
  void aCaseThatFailsIsTheRunsFailure() throws IOException {
    file("r.yml", RULE);
    file("r.tests.yml", "cases: [{name: x, event: {Image: '\\whoami.exe'}}]");
    String report = folder.resolve("out/report.xml").toString();
    Run run = run("", "test", folder.toString(), "-f", "junit", "-o", report);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(Path.of(report)).content().contains("<failure ", "r.yml:11:28: false: CommandLine");
  }

  @Test
  void aTestFileIsNoRule() throws IOException {
    String rule = file("r.yml", RULE);
    file("r.tests.yml", "cases: []");
    assertThat(run("", "compile", folder.toString(), "-t", "kql").out())
        .isEqualTo(run("", "compile", rule, "-t", "kql").out());
  }

  @Test
  void rulesRunOverAnyEvents() throws IOException {
    String rule = file("r.yml", RULE);
    String events = file("events.jsonl", HIT + "{}\n" + HIT);
    Run run = run("", "test", rule, "--events", events);
    assertThat(run.out().lines())
        .allMatch(l -> l.contains(": Whoami \u2014 \u00dcn\u00efcode -> "))
        .hasSize(2);
    assertThat(run.err()).startsWith("3 events, 0 problems; 2 hits of 1 rules; ");
    assertThat(run.code()).isZero();
    Run piped = run(HIT, "test", rule, "--events", "-", "-f", "json");
    assertThat(piped.out())
        .startsWith("{\"events\":\"<stdin>\",\"line\":1,\"event\":1,")
        .endsWith("}}}\n");
  }

  @Test
  void eventsThatCannotBeReadAreToldOf() throws IOException {
    String rule = file("r.yml", RULE);
    String events = file("events.jsonl", HIT + "{\"a\n" + HIT);
    Run run = run("", "test", rule, "--events", events);
    assertThat(run.out().lines()).hasSize(2);
    assertThat(run.err()).contains("warning: " + events + ":2: a text is not ended on its line");
    assertThat(run.code()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"junit is for test cases", "there is no file or folder", "no rule is named"})
  void wrongUsesOfTestAreToldOf(String message) throws IOException {
    String rule = file("r.yml", RULE);
    String events = file("events.jsonl", HIT);
    Run run =
        switch (message.charAt(0)) {
          case 'j' -> run("", "test", rule, "--events", events, "-f", "junit");
          case 't' -> run("", "test", rule, "--events", events + "x");
          default -> run("", "test", file("info.yml", "id: x"));
        };
    assertThat(run.err()).startsWith("sigmac: " + message);
    assertThat(run.code()).isEqualTo(2);
  }
}
