package dev.sigmac.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.DiagnosticRenderer;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.SourceFiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is done to a rule file, reading it ends soon, without an exception, and each diagnostic
 * can be rendered.
 */
class MutatedRulesTest {
  private static final String RULE =
      """
      title: Scheduled Task Creation
      id: 8f0f7b52-2a65-4b5e-b7b1-4ec6a2f51053
      status: experimental
      description: |
          Two lines
          of "text" with 'quotes'
      references: [https://attack.mitre.org/techniques/T1053/]
      date: 2024-01-31
      tags:
          - attack.t1053
      logsource:
          category: process_creation
          product: windows
      detection:
          selection_img:
              - Image|endswith: '\\schtasks.exe'
              - OriginalFileName: &name "a\\tb"
          selection_cli:
              CommandLine|contains|all:
                  - '/create '
                  - *name
              EventID: 4698
          keywords:
              - mimikatz
              - 日本語 😀
          filter_main_x:
              User: null
          condition: >-
              1 of selection_* and (keywords or
              not 1 of filter_main_*)
      level: high
      ---
      title: Many
      correlation:
          type: value_count
          rules: [a, b]
          group-by: [User]
          timespan: 5m
          aliases: {user: {a: User, b: Account}}
          condition: {gte: 10, lt: 20, field: Image}
      """;
  private static final String[] PIECES = {
    "'",
    "\"",
    "\\",
    "\n",
    "\r",
    "\t",
    " ",
    "    ",
    ":",
    ": ",
    "- ",
    "-",
    "---\n",
    "...\n",
    "*",
    "&a",
    "*a",
    "!x ",
    "|",
    ">",
    "[",
    "]",
    "{",
    "}",
    ",",
    "#",
    "%",
    "@",
    "`",
    "?",
    "? ",
    "<<: ",
    "\0",
    "\u001B",
    "\u0085",
    "\u2028",
    "\uFEFF",
    "\uD83D",
    "\uDE00",
    "😀",
    "~",
    "0x",
    "1e9",
    "condition",
    "not ",
    "(",
    ")",
    " of ",
    "them",
    "and",
    "\"\\U",
    "\"\\x4"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void isReadWithoutFailing(long seed) {
    Random random = new Random(seed);
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int i = 0; i < 400; i++) {
            String text = mutated(random);
            readAndRender(new SourceFile("rule.yml", text), text);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void bytesAreReadWithoutFailing(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = RULE.getBytes(StandardCharsets.UTF_8);
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Diagnostics diagnostics = new Diagnostics();
      SourceFiles.decode("rule.yml", bytes, diagnostics)
          .ifPresent(f -> RuleReader.read(f, diagnostics));
      render(diagnostics);
    }
  }

  @Test
  void hugeTextsEndSoon() {
    String brackets = "[".repeat(1_000_000);
    List<String> texts =
        List.of(
            "a: '" + "x".repeat(4_000_000) + "'",
            "a: " + "x ".repeat(2_000_000),
            "a: " + brackets,
            brackets,
            "{".repeat(1_000_000),
            "- ".repeat(500_000),
            "? ".repeat(500_000),
            "a: \"" + "\\n".repeat(1_000_000) + "\"",
            "- a\n".repeat(500_000),
            "---\na\n".repeat(200_000),
            "'\n---\n".repeat(5_000),
            "\u0001".repeat(1_000_000),
            "*a ".repeat(100_000),
            "detection:\n  condition: " + "(".repeat(60_000) + "\n  a: b\n",
            "detection:\n  condition: " + "x or ".repeat(12_000) + "y\n  a: b\n",
            "action: global\nx: " + "a ".repeat(500_000) + "\n---\na: b\n".repeat(2_000));
    for (String text : texts) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> readAndRender(new SourceFile("huge.yml", text), text.substring(0, 20)));
    }
  }

  private static String mutated(Random random) {
    StringBuilder text = new StringBuilder(RULE);
    for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
      int at = random.nextInt(text.length());
      int length = Math.min(random.nextInt(12), text.length() - at);
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 1 -> text.delete(at, at + length);
        case 2 -> text.replace(at, at + length, PIECES[random.nextInt(PIECES.length)]);
        default -> text.insert(at, text.substring(at, at + length));
      }
    }
    return text.toString();
  }

  private static void readAndRender(SourceFile file, String description) {
    Diagnostics diagnostics = new Diagnostics();
    try {
      RuleReader.read(file, diagnostics);
      render(diagnostics);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("failed for:\n" + description, e);
    }
  }

  private static void render(Diagnostics diagnostics) {
    DiagnosticRenderer renderer = new DiagnosticRenderer(true);
    for (Diagnostic diagnostic : diagnostics.list().stream().limit(100).toList()) {
      assertThat(renderer.render(diagnostic)).contains(diagnostic.code().id());
    }
  }
}
