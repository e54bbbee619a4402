package dev.sigmac.backend.kql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.compiler.Compiled;
import dev.sigmac.compiler.Options;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.oracle.KqlLanguageService;
import dev.sigmac.oracle.KqlLanguageService.Answer;
import dev.sigmac.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * No text of a rule leaves the literal, name or comment that it stands in; Microsoft's own parser
 * judges.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KqlInjectionTest {
  private static final int ROUNDS = 400;
  private static final List<String> HOSTILE =
      List.of(
          "\"",
          "'",
          "`",
          "\\",
          "\\\\",
          "\n",
          "\r",
          "\r\n",
          "\t",
          "\u0000",
          "\u0085",
          "\u2028",
          "\u2029",
          "\uFEFF",
          "\u202E",
          "\u00A0",
          "\u00AD",
          "//",
          "| take 1",
          ";",
          "\"; ",
          "') or (",
          "@\"",
          "h'",
          "~~~",
          "```",
          "*/",
          "['",
          "']",
          "{",
          "}",
          "%s",
          "${x}",
          "a",
          "Z",
          "0",
          "ü",
          "😀",
          " ");

  private final Random random = new Random(3);
  private KqlLanguageService service;

  @BeforeAll
  void start() {
    service = KqlLanguageService.start();
  }

  @AfterAll
  void stop() {
    if (service != null) {
      service.close();
    }
  }

  @Test
  void stringsHaveTheValueOfTheirText() {
    for (int i = 0; i < ROUNDS; i++) {
      String text = hostile();
      Answer answer = check("print " + KqlQuoting.string(text) + ", 'end'");
      assertThat(answer.errors()).as(text).isEmpty();
      assertThat(answer.literals()).containsExactly(text, "end");
    }
  }

  @Test
  void verbatimStringsHaveTheValueOfTheirText() {
    for (int i = 0; i < ROUNDS; i++) {
      String text = hostile();
      Answer answer = check("print " + KqlQuoting.verbatim(text) + ", 'end'");
      assertThat(answer.errors()).as(text).isEmpty();
      assertThat(answer.literals()).containsExactly(text, "end");
    }
  }

  @Test
  void namesHaveTheValueOfTheirText() {
    for (int i = 0; i < ROUNDS; i++) {
      String name = "n" + hostile();
      String printed = KqlQuoting.identifier(name);
      Answer answer = check("print " + printed + " = 'a' | where " + printed + " == 'b'");
      assertThat(answer.errors()).as(name).isEmpty();
      assertThat(answer.literals())
          .isEqualTo(printed.equals(name) ? List.of("a", "b") : List.of(name, "a", name, "b"));
    }
  }

  @Test
  void commentsEndWithTheirLine() {
    for (int i = 0; i < ROUNDS; i++) {
      String comment = KqlQuoting.comment(hostile());
      Answer answer = check(comment + "\nprint 'only'\n" + comment);
      assertThat(answer.errors()).as(comment).isEmpty();
      assertThat(answer.literals()).containsExactly("only");
    }
  }

  @Test
  void wholeRulesOfHostileTextAreOneQueryOverTheirTable() {
    int given = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String value = "x" + hostile();
      RuleResult result = compiled(value, hostile());
      Optional<String> query = result.query();
      if (query.isPresent()) {
        Answer answer = check(query.get());
        assertThat(answer.errors()).as(query.get()).isEmpty();
        assertThat(answer.literals()).as(query.get()).contains(value, "hostile_rule");
        given++;
      }
    }
    assertThat(given).isEqualTo(ROUNDS);
  }

  private static RuleResult compiled(String value, String text) {
    String rule =
        """
        title: %1$s
        name: outer
        correlation: {type: event_count, rules: [hostile_rule], group-by: [Computer], timespan: 1d, condition: {gte: 1}}
        ---
        title: %1$s
        name: hostile_rule
        description: %1$s
        logsource: {category: process_creation, product: windows}
        detection:
          s: {CommandLine|cased: %2$s}
          condition: all of them
        fields: [CommandLine]
        """
            .formatted(quoted("t" + text), quoted(value.replaceAll("[\\\\*?]", "\\\\$0")));
    return Compiled.sources(
            "microsoft", List.of(new SourceFile("hostile.yml", rule)), Options.DEFAULT)
        .get(0);
  }

  /** A text in YAML's double quotes, every character that is not plain as an escape. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (c < ' ' || (c >= 0x7F && c < 0xFFFF)) {
                quoted.append(String.format("\\u%04X", c));
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.append('"').toString();
  }

  private Answer check(String query) {
    return service.check("microsoft", query);
  }

  private String hostile() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
    }
    return text.toString();
  }
}
