package dev.sigmac.detection;

import static dev.sigmac.detection.Detected.item;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModifierErrorsTest {
  @Test
  void anUnknownModifierNamesTheNearest() {
    assertThat(item("Image|endwith", "'a'").error())
        .isEqualTo(
            "unknown-modifier at 'endwith': There is no modifier 'endwith'. Did you mean 'endswith'?");
    assertThat(item("Image|Contains", "'a'").error()).contains("Did you mean 'contains'?");
  }

  @Test
  void anIllegalModifierSaysWhatMayStandThere() {
    assertThat(item("Image|cidr|contains", "'10.0.0.0/8'").error())
        .isEqualTo(
            "illegal-modifier at 'contains': The modifier 'contains' cannot stand after 'cidr'."
                + " After it may stand: all, neq.");
    assertThat(item("Image|re|base64", "'a'").error())
        .isEqualTo(
            "illegal-modifier at 'base64': The modifier 'base64' cannot stand after 're'."
                + " After it may stand: contains, startswith, endswith, all, neq, i, m, s, expand.");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "i",
    "contains|re",
    "contains|i",
    "re|contains|i",
    "re|cased",
    "re|windash",
    "contains|startswith",
    "startswith|endswith",
    "contains|base64",
    "contains|wide|base64",
    "wide|contains",
    "base64offset|base64",
    "exists|all",
    "exists|neq",
    "neq|exists",
    "exists|contains",
    "contains|exists",
    "gt|contains",
    "gt|lt",
    "hour|contains",
    "hour|minute",
    "hour|gt|lt",
    "cidr|cased",
    "windash|cidr",
    "fieldref|re",
    "contains|fieldref",
    "fieldref|windash",
    "cased|fieldref",
    "base64|windash"
  })
  void modifiersThatMakeNoSenseTogetherAreAnError(String modifiers) {
    assertThat(item("Field|" + modifiers, "'a'").error()).startsWith("illegal-modifier at ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"contains|contains", "re|i|ignorecase", "all|contains|all", "neq|neq"})
  void aModifierStandsOnceOnly(String modifiers) {
    assertThat(item("Field|" + modifiers, "['a', 'b']").error())
        .startsWith("repeated-modifier at ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"startswith", "endswith", "exists", "gt", "hour", "cidr", "fieldref"})
  void keywordsTakeNoModifierThatNeedsAField(String modifier) {
    assertThat(item("|" + modifier, "'a'").error())
        .startsWith("modifier-without-field at '" + modifier + "'");
  }

  @Test
  void utf16BytesMustBeEncoded() {
    assertThat(item("Cmd|wide", "'a'").error()).startsWith("unencoded-bytes at 'Cmd|wide'");
  }

  @Test
  void anAliasIsAcceptedWithANote() {
    assertThat(item("Cmd|re|ignorecase", "'a'").messages())
        .containsExactly(
            "modifier-alias at 'ignorecase': 'ignorecase' is not a name of the specification. Write 'i'.");
    assertThat(item("Cmd|re|multiline|dotall", "'a'").codes())
        .containsExactly("modifier-alias", "modifier-alias");
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "F ~ ['a', null] ~ null-among-values at 'null'",
        "F|contains ~ null ~ wrong-value-type at 'null'",
        "F|gt ~ '5' ~ wrong-value-type at '5'",
        "F|gt ~ true ~ wrong-value-type at 'true'",
        "F|gt ~ .inf ~ number-out-of-range at '.inf'",
        "F ~ 1e999999999 ~ number-out-of-range at '1e999999999'",
        "F|hour ~ 24 ~ number-out-of-range at '24'",
        "F|month ~ 0 ~ number-out-of-range at '0'",
        "F|hour ~ 1.5 ~ number-out-of-range at '1.5'",
        "F|exists ~ 'true' ~ wrong-value-type at 'true'",
        "F|exists ~ 1 ~ wrong-value-type at '1'",
        "F|exists ~ [true, false] ~ wrong-value-type at 'F|exists'",
        "F|cidr ~ 10.0.0.1/8 ~ invalid-network at '10.0.0.1/8'",
        "F|cidr ~ 10.0.0.0/33 ~ invalid-network at '10.0.0.0/33'",
        "F|cidr ~ 10.0.0.0/08 ~ invalid-network at '10.0.0.0/08'",
        "F|cidr ~ 010.0.0.0/8 ~ invalid-network at '010.0.0.0/8'",
        "F|cidr ~ 10.0.0 ~ invalid-network at '10.0.0'",
        "F|cidr ~ '10.*' ~ invalid-network at '10.*'",
        "F|cidr ~ 'fe80::1::/64' ~ invalid-network at 'fe80::1::/64'",
        "F|cidr ~ 'localhost' ~ invalid-network at 'localhost'",
        "F|fieldref ~ 'Par*' ~ wildcard-in-field-name at 'Par*'",
        "F|base64 ~ 'a*b' ~ wildcard-in-encoded-value at 'a*b'",
        "F|base64 ~ '' ~ value-too-short at ''",
        "F|utf16|base64 ~ '' ~ value-too-short at ''",
        "F|base64offset|contains ~ 'MZ' ~ value-too-short at 'MZ'",
        "F|re ~ '' ~ invalid-regex at ''",
        "F|re ~ 'abc(d' ~ invalid-regex at '('",
        "F|re ~ '(?<=a)b' ~ invalid-regex at '('",
        "F|expand ~ '%x%' ~ missing-placeholder at '%x%'",
        "F|contains|windash ~ '-a -b -c -d -e' ~ too-many-variants at '-a -b -c -d -e'"
      })
  void aValueThatItsModifiersCannotTakeIsAnErrorAtItsPlace(String key, String value, String error) {
    assertThat(item(key, value).error()).startsWith(error + ":");
  }

  @Test
  void hostBitsNameTheNetwork() {
    assertThat(item("Ip|cidr", "192.168.7.9/20").error())
        .endsWith("The network is 192.168.0.0/20.");
    assertThat(item("Ip|cidr", "'2001:db8::ff/64'").error())
        .endsWith("The network is 2001:db8::/64.");
  }

  @Test
  void allErrorsOfARuleAreReported() {
    Detected rule =
        Detected.rule(
            "s:\n    A|foo: 'a'\n    B|gt: 'b'\n    C|re: '('\nunused:\n    D|cidr: 'x'\ncondition: s");
    assertThat(rule.codes())
        .containsExactly(
            "unknown-modifier", "wrong-value-type", "invalid-regex", "invalid-network");
  }
}
