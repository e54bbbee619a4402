package dev.sigmac.backend.spl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.compiler.Compiled;
import dev.sigmac.compiler.Options;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.oracle.spl.SplEngine;
import dev.sigmac.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * No text of a rule leaves the literal or comment that it stands in: the search is right, and finds
 * the event with that text and no other.
 */
class SplInjectionTest {
  private static final int ROUNDS = 600;
  private static final List<String> HOSTILE =
      List.of(
          "\"",
          "'",
          "`",
          "```",
          "\\",
          "\\\\",
          "\\\"",
          "\n",
          "\r",
          "\t",
          "\u0085",
          "\u2028",
          "\u202E",
          "\u00A0",
          "|",
          "| delete",
          "] [ search *",
          "[",
          "]",
          "(",
          ")",
          ") OR (",
          " OR ",
          " NOT ",
          "=",
          "!=",
          "<",
          ">",
          "&",
          "&amp;",
          ";",
          ",",
          "*",
          "?",
          "%",
          "_",
          "$x$",
          "#",
          "//",
          "a",
          "Z",
          "0",
          "ü",
          "Ü",
          "😀",
          "–",
          " ",
          "10.0.0.0/8",
          "CASE(a)",
          "\\x60",
          "(?i)",
          "^",
          "$");

  private final Random random = new Random(5);

  @Test
  void aSearchFindsTheTextAndNoOther() {
    for (int i = 0; i < ROUNDS; i++) {
      String text = hostile();
      String search = compiled("CommandLine: " + quoted(escaped(text)), "").query().orElseThrow();
      assertThat(SplEngine.fault(search)).as(search).isEmpty();
      assertThat(search).doesNotContain("`");
      assertThat(engine(text).find(search)).as(text + "\n" + search).containsExactly("e");
    }
  }

  @Test
  void aConditionFindsTheTextAndNoOther() {
    for (int i = 0; i < ROUNDS; i++) {
      String text = hostile();
      String search =
          compiled("CommandLine|cased: " + quoted(escaped(text)), "").query().orElseThrow();
      assertThat(SplEngine.fault(search)).as(search).isEmpty();
      assertThat(search).doesNotContain("`");
      assertThat(engine(text).find(search)).as(text + "\n" + search).containsExactly("e");
    }
  }

  @Test
  void aTitleStaysInItsComment() {
    for (int i = 0; i < ROUNDS; i++) {
      String title = "t" + hostile();
      RuleResult result =
          compiled("CommandLine: x", "title: " + quoted(title) + "\nsigmac: {indicators: [s]}\n");
      String search = result.query().orElse("");
      if (!search.isEmpty()) {
        assertThat(SplEngine.fault(search)).as(search).isEmpty();
        assertThat(engine("x").find(search)).as(search).containsExactly("e");
      }
    }
  }

  private static SplEngine engine(String text) {
    String source = "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational";
    String stored = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return new SplEngine(
        List.of(
            Map.of(
                "id",
                "e",
                "index",
                "main",
                "source",
                source,
                "EventCode",
                "1",
                "CommandLine",
                stored),
            Map.of(
                "id",
                "other",
                "index",
                "main",
                "source",
                source,
                "EventCode",
                "1",
                "CommandLine",
                stored + "other")));
  }

  private static RuleResult compiled(String item, String head) {
    String rule =
        (head.isEmpty() ? "title: Hostile\n" : head)
            + "logsource: {category: process_creation, product: windows}\n"
            + "detection:\n  s:\n    "
            + item
            + "\n  condition: s\n";
    return Compiled.sources(
            "splunk-windows", List.of(new SourceFile("hostile.yml", rule)), Options.DEFAULT)
        .get(0);
  }

  private String hostile() {
    StringBuilder text = new StringBuilder("x");
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
    }
    return text.toString();
  }

  /** The text as a value of a rule: what would be a wildcard or an escape is escaped. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c >= 0x20 && c < 0x7F && c != '"' && c != '\\') {
                quoted.appendCodePoint(c);
              } else {
                quoted.append(String.format("\\U%08X", c));
              }
            });
    return quoted.append('"').toString();
  }
}
