package dev.sigmac.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataLintsTest {
  private static List<String> lints(String status, String tag) {
    String text =
        "title: A rule\nstatus: "
            + status
            + "\ntags: ["
            + tag
            + "]\nlogsource: {product: windows}\n"
            + "detection: {s: {F: 1}, condition: s}\n";
    Diagnostics diagnostics = new Diagnostics();
    SigmaDocument document =
        RuleReader.read(new SourceFile("rule.yml", text), new Diagnostics()).get(0);
    MetadataLints.check(document.metadata(), diagnostics);
    return diagnostics.list().stream().map(d -> d.code().id() + " at " + d.span().text()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attack.t1053",
        "attack.t1053.005",
        "attack.g0016",
        "attack.s0002",
        "attack.ds0009",
        "attack.privilege-escalation",
        "attack.stealth",
        "car.2016-04-005",
        "cve.2021-44228",
        "d3fend.d3-psa",
        "d3fend.harden",
        "detection.threat-hunting",
        "stp.3k",
        "tlp.amber-strict"
      })
  void tagsOfTheSpecificationAreFine(String tag) {
    assertThat(lints("test", tag)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "attack.defense_evasion, outdated-tag",
    "attack.t105, unknown-tag",
    "attack.persistance, unknown-tag",
    "cve.44228, unknown-tag",
    "stp.6, unknown-tag",
    "tlp.white, unknown-tag",
    "custom.thing, unknown-tag"
  })
  void otherTagsAreTold(String tag, String code) {
    assertThat(lints("test", tag)).containsExactly(code + " at " + tag);
  }

  @Test
  void aRetiredRuleIsTold() {
    assertThat(lints("deprecated", "attack.t1053")).containsExactly("retired-rule at A rule");
  }
}
