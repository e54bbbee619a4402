package dev.sigmac.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.detection.LoweredRule;
import dev.sigmac.detection.Lowering;
import dev.sigmac.detection.Placeholders;
import dev.sigmac.rule.RuleReader;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a selection means, on one event each. */
class EvaluatorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        // texts: case, wildcards, escapes
        "f: 'abc'              ~ {\"f\":\"ABC\"}           ~ true",
        "f: 'abc'              ~ {\"f\":\"abcd\"}          ~ false",
        "f|cased: 'abc'        ~ {\"f\":\"ABC\"}           ~ false",
        "f: 'ÄÖ*'              ~ {\"f\":\"äöx\"}           ~ true",
        "f: 'a?c'              ~ {\"f\":\"aXc\"}           ~ true",
        "f: 'a?c'              ~ {\"f\":\"ac\"}            ~ false",
        "f: 'a*b*c'            ~ {\"f\":\"a12b34c\"}       ~ true",
        "f: 'a\\*c'            ~ {\"f\":\"axc\"}           ~ false",
        "f: 'a\\*c'            ~ {\"f\":\"a*c\"}           ~ true",
        "f|contains: '\\temp\\' ~ {\"f\":\"c:\\\\Temp\\\\x\"} ~ true",
        "f|contains|all: [a, b] ~ {\"f\":\"xbxa\"}         ~ true",
        "f|contains|all: [a, b] ~ {\"f\":\"xbx\"}          ~ false",
        // missing, null, empty
        "f: null               ~ {}                        ~ true",
        "f: null               ~ {\"f\":null}              ~ true",
        "f: null               ~ {\"f\":\"\"}              ~ false",
        "f: ''                 ~ {\"f\":\"\"}              ~ true",
        "f: ''                 ~ {}                        ~ false",
        "f: '*'                ~ {\"f\":\"\"}              ~ true",
        "f: '*'                ~ {}                        ~ false",
        "f|exists: true        ~ {\"f\":0}                 ~ true",
        "f|exists: false       ~ {\"g\":0}                 ~ true",
        "f|neq: 'x'            ~ {}                        ~ true",
        // numbers
        "f: 10                 ~ {\"f\":\"10\"}            ~ true",
        "f: 10                 ~ {\"f\":10.0}              ~ true",
        "f: 0010               ~ {\"f\":\"0010\"}          ~ true",
        "f|gt: 5               ~ {\"f\":\"12\"}            ~ true",
        "f|lte: 5              ~ {\"f\":\"twelve\"}        ~ false",
        "f|gt: 5               ~ {}                        ~ false",
        // several values, names with blanks, inner objects
        "f: 'b'                ~ {\"f\":[\"a\",\"b\"]}     ~ true",
        "ThreatName: 'b'       ~ {\"Threat Name\":\"b\"}   ~ true",
        "a.b: 'c'              ~ {\"a\":{\"b\":\"c\"}}     ~ true",
        // networks, regular expressions, other fields, time
        "f|cidr: '10.0.0.0/8'  ~ {\"f\":\"10.255.0.1\"}    ~ true",
        "f|cidr: '10.0.0.0/8'  ~ {\"f\":\"11.0.0.1\"}      ~ false",
        "f|cidr: 'fe80::/10'   ~ {\"f\":\"FE80::1\"}       ~ true",
        "f|cidr: '10.0.0.0/8'  ~ {\"f\":\"ten\"}           ~ false",
        "f|re: 'b.d'           ~ {\"f\":\"abcde\"}         ~ true",
        "f|re: '^b'            ~ {\"f\":\"abcde\"}         ~ false",
        "f|re: 'B$|(?i:b)'     ~ {\"f\":\"ab\"}           ~ true",
        "f|re: 'B$|(?i:b)c'    ~ {\"f\":\"ab\"}           ~ false",
        "f: 'k'                ~ {\"f\":\"\\u212A\"}     ~ false",
        "f: 'σ'                ~ {\"f\":\"ς\"}            ~ true",
        "f|re|i: 'BC\'          ~ {\"f\":\"abcde\"}         ~ true",
        "f|fieldref: g         ~ {\"f\":\"A\",\"g\":\"a\"} ~ true",
        "f|fieldref: g         ~ {\"f\":\"A\"}             ~ false",
        "f|hour|gte: 22        ~ {\"f\":\"2026-01-02 23:10:00\"} ~ true",
        "f|hour: 22            ~ {\"f\":\"2026-01-02T23:10:00+01:00\"} ~ true",
      })
  void aSelectionMatches(String selection, String event, boolean matches) throws IOException {
    assertThat(Evaluator.of(lowered("selection: {" + selection + "}").whole()).test(event(event)))
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "['one', 'two']         ~ {\"a\":\"x\",\"b\":\"has TWO words\"} ~ true",
        "['one', 'two']         ~ {\"a\":\"x\"}                         ~ false",
        "['o*e']                ~ {\"a\":{\"b\":[\"an ounce\"]}}        ~ true",
      })
  void keywordsAreSearchedInTheWholeEvent(String keywords, String event, boolean matches)
      throws IOException {
    assertThat(Evaluator.of(lowered("selection: " + keywords).whole()).test(event(event)))
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({"cmd /c calc, true", "cmd.exe x, true", "xcmd, false", "cmdx, false"})
  void termsAreWholeWords(String text, boolean found) {
    assertThat(new TermSearch("cmd").test(text)).isEqualTo(found);
  }

  private static LoweredRule lowered(String selection) {
    String rule =
        "title: Test\nlogsource: {category: test}\ndetection:\n  "
            + selection
            + "\n  condition: selection\n";
    Diagnostics diagnostics = new Diagnostics();
    SigmaRule read =
        (SigmaRule) RuleReader.read(new SourceFile("test.yml", rule), diagnostics).get(0);
    return new Lowering(Placeholders.NONE)
        .lower(read.detections(), false, diagnostics)
        .orElseThrow(() -> new AssertionError(diagnostics.list().toString()));
  }

  private static Event event(String json) throws IOException {
    return new Event(EventLines.parse(json));
  }
}
