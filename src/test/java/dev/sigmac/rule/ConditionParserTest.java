package dev.sigmac.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sigmac.rule.Condition.And;
import dev.sigmac.rule.Condition.Named;
import dev.sigmac.rule.Condition.Not;
import dev.sigmac.rule.Condition.Or;
import dev.sigmac.rule.Condition.Quantified;
import dev.sigmac.rule.Condition.Quantifier;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlReader;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionParserTest {
  private static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "c",
          "notepad",
          "order",
          "all",
          "them_all",
          "sel-x",
          "mdadm.conf",
          "x|endswith",
          "_hidden",
          "1");

  private final Diagnostics diagnostics = new Diagnostics();

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "a > a",
        "a or b and not c > or(a, and(b, not(c)))",
        "(a or b) and c > and(or(a, b), c)",
        "a and b and c > and(a, b, c)",
        "a or b or c > or(a, b, c)",
        "a and (b and c) > and(a, and(b, c))",
        "not not a > not(not(a))",
        "not a and b > and(not(a), b)",
        "notepad and order > and(notepad, order)",
        "1 of them > ONE(them)",
        "any of them > ONE(them)",
        "all of sel* > ALL(sel*)",
        "not 1 of *a* or b > or(not(ONE(*a*)), b)",
        "1 of a > ONE(a)",
        "all > all",
        "all and 1 > and(all, 1)",
        "sel-x and mdadm.conf > and(sel-x, mdadm.conf)",
        "x|endswith > x|endswith",
        "_hidden > _hidden",
        "((((a)))) > a",
        "(a)and(b) > and(a, b)"
      })
  void isReadByPrecedence(String text, String expected) {
    assertThat(show(parse(text))).isEqualTo(expected);
    assertThat(diagnostics.list()).isEmpty();
  }

  @Test
  void operatorsMayBeInAnyCase() {
    assertThat(show(parse("a AND NOT (b Or ALL OF sel*)")))
        .isEqualTo("and(a, not(or(b, ALL(sel*))))");
    assertThat(diagnostics.list())
        .extracting(d -> d.code())
        .containsOnly(RuleCode.UPPER_CASE_OPERATOR)
        .hasSize(5);
  }

  @Test
  void spansAreThoseOfTheText() {
    And and = (And) parse("a and not (b or 1 of sel*)");
    assertThat(and.span().text()).isEqualTo("a and not (b or 1 of sel*");
    Not not = (Not) and.terms().get(1);
    Or or = (Or) not.term();
    assertThat(not.span().text()).startsWith("not (b");
    assertThat(or.terms().get(1).span().text()).isEqualTo("1 of sel*");
  }

  @Test
  void aHiddenIdentifierIsLeftOutOfThemOnly() {
    Quantified them = new Quantified(Quantifier.ONE, "them", parse("a").span());
    Quantified pattern = new Quantified(Quantifier.ONE, "*hid*", parse("a").span());
    assertThat(them.ranges("_hidden")).isFalse();
    assertThat(pattern.ranges("_hidden")).isTrue();
  }

  @Test
  void patternsAreMatchedInTimeThatIsNotExponential() {
    Quantified pattern = new Quantified(Quantifier.ONE, "*a".repeat(500) + "*b", parse("a").span());
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(pattern.ranges("a".repeat(5_000))).isFalse());
    assertThat(new Quantified(Quantifier.ONE, "sel*_*x", parse("a").span()).ranges("sel_a_xx"))
        .isTrue();
  }

  @Test
  void everyUnknownNameIsReported() {
    Diagnostics found = new Diagnostics();
    ConditionParser.parse(scalar("x and y or 1 of z*"), NAMES, found);
    assertThat(found.list()).extracting(d -> d.span().text()).containsExactly("x", "y", "z*");
  }

  private Condition parse(String text) {
    return ConditionParser.parse(scalar(text), NAMES, diagnostics).orElseThrow();
  }

  private static YamlScalar scalar(String text) {
    SourceFile file = new SourceFile("rule.yml", "condition: '" + text + "'\n");
    YamlMapping map = (YamlMapping) YamlReader.read(file, new Diagnostics()).get(0);
    return (YamlScalar) map.entries().get(0).value();
  }

  private static String show(Condition condition) {
    if (condition instanceof Named named) {
      return named.identifier();
    }
    if (condition instanceof Quantified quantified) {
      return quantified.quantifier() + "(" + quantified.target() + ")";
    }
    String name = condition instanceof And ? "and" : condition instanceof Or ? "or" : "not";
    return condition.children().stream()
        .map(ConditionParserTest::show)
        .collect(Collectors.joining(", ", name + "(", ")"));
  }
}
