package dev.sigmac.backend.kql;

import static dev.sigmac.backend.kql.Kql.HERE;
import static dev.sigmac.backend.kql.Kql.cased;
import static dev.sigmac.backend.kql.Kql.column;
import static dev.sigmac.backend.kql.Kql.matches;
import static dev.sigmac.backend.kql.Kql.regex;
import static dev.sigmac.backend.kql.Kql.terms;
import static dev.sigmac.backend.kql.Kql.text;
import static dev.sigmac.backend.kql.Kql.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.backend.Emitted;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Network;
import dev.sigmac.detection.Network.Version;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.SigmaNumber;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KqlConditionTest {
  private static final Column NAME = text("FileName");
  private static final Column ID = column("EventID", ColumnType.INTEGER);
  private static final Operand MEMBER =
      new Operand.Member(column("EventData", ColumnType.DYNAMIC), List.of("Image"));

  private static SigmaNumber number(String lexeme) {
    return new SigmaNumber(new BigDecimal(lexeme), lexeme);
  }

  @Test
  void oneValueIsAnOperatorAndSeveralAreAList() {
    assertThat(where(matches(NAME, "a.exe"))).isEqualTo("FileName =~ \"a.exe\"");
    assertThat(where(matches(NAME, "a", "b"))).isEqualTo("FileName in~ (\"a\", \"b\")");
    assertThat(where(cased(NAME, "a"))).isEqualTo("FileName == \"a\"");
    assertThat(where(cased(NAME, "a", "b"))).isEqualTo("FileName in (\"a\", \"b\")");
  }

  @Test
  void wildcardsAtTheEndsAreOperators() {
    assertThat(where(matches(NAME, "a*"))).isEqualTo("FileName startswith \"a\"");
    assertThat(where(matches(NAME, "*a"))).isEqualTo("FileName endswith \"a\"");
    assertThat(where(matches(NAME, "*a*", "*b*")))
        .isEqualTo("FileName contains \"a\" or FileName contains \"b\"");
    assertThat(where(cased(NAME, "*a*"))).isEqualTo("FileName contains_cs \"a\"");
  }

  @Test
  void otherWildcardsAreAnAnchoredPattern() {
    assertThat(where(matches(NAME, "a?b*c")))
        .isEqualTo("FileName matches regex @\"(?i)^a(?s:.)b(?s:.)*c$\"");
  }

  @Test
  void containsIsTermSearchOnlyWhereItIsTheSame() {
    assertThat(where(matches(NAME, "*\\\\Temp\\\\*"))).isEqualTo("FileName has \"\\\\Temp\\\\\"");
    assertThat(where(matches(NAME, "*Temp\\\\*"))).isEqualTo("FileName contains \"Temp\\\\\"");
  }

  @Test
  void lettersBeyondAsciiAreFoldedByAPattern() {
    assertThat(where(matches(NAME, "*für*"))).isEqualTo("FileName matches regex @\"(?i)für\"");
    assertThat(where(matches(NAME, "*😀*"))).isEqualTo("FileName contains \"😀\"");
  }

  @Test
  void manyNeedlesAreOnePattern() {
    String[] needles =
        IntStream.range(0, 1000).mapToObj(i -> "*n" + i + "*").toArray(String[]::new);
    assertThat(where(matches(NAME, needles))).startsWith("FileName matches regex @\"(?i)n0|n1|");
  }

  @Test
  void aTextIsMissingWhereItIsEmpty() {
    assertThat(where(matches(NAME, ""))).isEqualTo("isempty(FileName)");
    assertThat(where(matches(NAME, "*"))).isEqualTo("isnotempty(FileName)");
    assertThat(where(new Expr.IsNull(NAME, HERE))).isEqualTo("isempty(FileName)");
    assertThat(where(new Expr.IsNull(ID, HERE))).isEqualTo("isnull(EventID)");
    assertThat(where(new Expr.Exists(MEMBER, HERE))).isEqualTo("isnotnull(EventData.Image)");
  }

  @Test
  void numbersAreComparedByTheTypeOfTheColumn() {
    var two = List.of(number("1"), number("0010"));
    assertThat(where(new Expr.Numbers(ID, two, HERE))).isEqualTo("EventID in (1, 10)");
    assertThat(where(new Expr.Numbers(NAME, two, HERE)))
        .isEqualTo("FileName in~ (\"1\", \"0010\")");
    assertThat(where(new Expr.Numbers(MEMBER, two, HERE)))
        .isEqualTo(
            "tostring(EventData.Image) in~ (\"1\", \"0010\")"
                + " or (gettype(EventData.Image) != \"string\""
                + " and toreal(EventData.Image) == 10)");
    assertThat(where(matches(ID, "4688", "1"))).isEqualTo("EventID in (4688, 1)");
    assertThat(where(matches(ID, "46*"))).isEqualTo("tostring(EventID) startswith \"46\"");
  }

  @Test
  void aConditionThatMayBeNullIsGuardedUnderNot() {
    Expr above = new Expr.Compare(ID, Expr.Comparison.GT, number("5"), HERE);
    assertThat(where(above)).isEqualTo("EventID > 5");
    assertThat(where(Expr.not(above))).isEqualTo("not(coalesce(EventID > 5, false))");
  }

  @Test
  void textsBeyondTheNumbersThatARealHoldsAreComparedAsDecimals() {
    Expr above = new Expr.Compare(NAME, Expr.Comparison.GT, number("9007199254740992"), HERE);
    assertThat(where(above)).isEqualTo("todecimal(FileName) > decimal(9007199254740992)");
    Expr below = new Expr.Compare(NAME, Expr.Comparison.LT, number("9007199254740991"), HERE);
    assertThat(where(below)).isEqualTo("toreal(FileName) < 9007199254740991");
  }

  @Test
  void textsOfTwoColumnsAreComparedInAllLetters() {
    Expr.Relation ends = Expr.Relation.ENDSWITH;
    assertThat(where(new Expr.Related(NAME, ends, MEMBER, false, HERE)))
        .isEqualTo(
            "isnotnull(EventData.Image) and isnotempty(FileName) and tolower(toupper(FileName))"
                + " endswith_cs tolower(toupper(tostring(EventData.Image)))");
    assertThat(where(new Expr.Related(NAME, ends, text("B"), true, HERE)))
        .isEqualTo("isnotempty(B) and FileName endswith_cs B");
  }

  @Test
  void aPatternThatTheEngineCannotSayIsAnErrorAtItsPlace() {
    Emitted emitted = Kql.emitted("T", new Expr.Regex(NAME, regex("a\\Bb"), HERE));
    assertThat(emitted.query()).isEmpty();
    assertThat(emitted.diagnostics())
        .singleElement()
        .satisfies(d -> assertThat(d.span()).isEqualTo(HERE.span()))
        .satisfies(d -> assertThat(d.message()).contains("\\B"));
  }

  @Test
  void membersAreReadAsText() {
    Operand odd = new Operand.Member(text("AdditionalFields"), List.of("a b", "c"));
    assertThat(where(matches(MEMBER, "x"))).isEqualTo("tostring(EventData.Image) =~ \"x\"");
    assertThat(where(matches(odd, "x")))
        .isEqualTo("tostring(parse_json(AdditionalFields).['a b'].c) =~ \"x\"");
  }

  @Test
  void networksByVersion() {
    var networks =
        List.of(
            new Network(Version.IPV4, "10.0.0.0", 8),
            new Network(Version.IPV4, "192.168.0.0", 16),
            new Network(Version.IPV6, "fe80::", 10));
    assertThat(where(new Expr.InNetwork(text("RemoteIP"), networks, HERE)))
        .isEqualTo(
            "ipv4_is_in_any_range(RemoteIP, \"10.0.0.0/8\", \"192.168.0.0/16\")"
                + " or ipv6_is_in_range(RemoteIP, \"fe80::/10\")");
  }

  @Test
  void termsByConsentAreSaidToBeInexact() {
    Expr match = terms(NAME, "cmd", "/s ");
    assertThat(where(match)).isEqualTo("FileName has_any (\"cmd\", \"/s \")");
    assertThat(Kql.emitted("T", match).deviations())
        .singleElement()
        .satisfies(d -> assertThat(d.reason()).contains("\"cmd\"").doesNotContain("/s"));
  }

  @Test
  void termsBeyondAsciiAreSearchedInOneCase() {
    assertThat(where(terms(NAME, "cmd", "FÜR")))
        .isEqualTo("FileName has \"cmd\" or tolower(toupper(FileName)) has \"für\"");
  }

  @Test
  void anEmptyMatchOfAPatternNeedsAValue() {
    assertThat(where(new Expr.Regex(NAME, regex("a*"), HERE)))
        .isEqualTo("isnotempty(FileName) and FileName matches regex @\"a*\"");
  }

  @Test
  void elementsOfXmlAreReadOnceAndUnescaped() {
    Operand data = new Operand.XmlData(text("EventData"), "TaskName");
    String query =
        Kql.emitted("T", Expr.or(List.of(matches(data, "a*"), matches(data, "*b"))))
            .query()
            .orElseThrow();
    assertThat(query)
        .containsOnlyOnce("extract(")
        .contains(
            "dynamic([\"&lt;\", ", "\"&#xD;\", ", "\"&amp;\"]), dynamic([\"<\", ", "\"&\"]))");
    assertThat(query)
        .contains("EventData_TaskName startswith \"a\" or EventData_TaskName endswith \"b\"");
  }

  @Test
  void longChainsAreNested() {
    List<Expr> terms = IntStream.range(0, 450).mapToObj(i -> matches(text("C" + i), "x")).toList();
    assertThat(where(Expr.or(terms))).startsWith("(C0 =~").contains(") or (C100 =~");
  }
}
