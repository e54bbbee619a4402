package dev.sigmac.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sigmac.detection.OperandText;
import dev.sigmac.pipeline.MappedRule.Shown;
import dev.sigmac.regex.PcreRegex;
import dev.sigmac.regex.Printed;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * How a rule finds its source: log sources, alternatives, conditions that are said once, and what
 * is shown.
 */
class RuleMappingTest {
  private static final Pack PACK =
      Mapping.pack(
          """
          name: test
          tables:
              - table: First
                time: At
                columns: {At: datetime, EventID: int, Kind: string, A: string, Local: string, Remote: string, Raw: string}
              - table: Second
                columns: {EventID: int, A: string, B: string}
          logsources:
              - category: process
                product: windows
                sources:
                    - table: First
                      where: {EventID: 1, Kind: [In, Out]}
                      fields:
                          A: A
                          Kind: Kind
                          EventID: EventID
                          Raw: Raw
                          Initiated: {values: {'true': {Kind: Out}, 'false': {Kind: In}}}
                          Address: {cases: [{when: {Kind: Out}, at: Remote}, {when: {Kind: In}, at: Local}]}
                      show: {A: Kind}
                    - table: Second
                      note: The table is slow.
                      where: {EventID: 4688}
                      fields: {A: A, B: B, EventID: EventID}
              - product: windows
                service: odd
                refused: nothing stores it
              - product: windows
                sources: [{table: Second, columns: true}]
          """);
  private static final String PROCESS = "{category: process, product: windows}";

  @Test
  void theFirstSourceThatHasEverythingIsTaken() {
    Mapping mapping = Mapping.item(PACK, PROCESS, "A", "'x'");
    assertThat(mapping.table()).isEqualTo("First");
    assertThat(mapping.where()).isEqualTo("all of / EventID:integer is 1 / Kind is 'In', 'Out'");
    assertThat(mapping.messages()).isEmpty();
  }

  @Test
  void aLaterSourceIsTakenForAFieldThatTheFirstLacksAndSaysSo() {
    Mapping mapping = Mapping.item(PACK, PROCESS, "B", "'x'");
    assertThat(mapping.table()).isEqualTo("Second");
    assertThat(mapping.messages())
        .containsExactly(
            "other-source at 'x': Mapped to Second, because First does not hold the field 'B'.",
            "source-note at '{category: process, product: windows}': The table is slow.");
  }

  @Test
  void aRuleForAnotherEventIsNotMappedToASourceThatHoldsNone() {
    Mapping mapping =
        Mapping.detection(PACK, PROCESS, "s:\n    EventID: 4688\n    A: x\ncondition: s");
    assertThat(mapping.table()).isEqualTo("Second");
    assertThat(mapping.where()).isEqualTo("always");
    assertThat(mapping.meaning()).isEqualTo("all of / EventID:integer is 4688 / A is 'x'");
  }

  @Test
  void whatTheRuleDemandsItselfIsNotSaidTwice() {
    Mapping mapping =
        Mapping.detection(
            PACK, PROCESS, "s:\n    EventID: 1\n    Initiated: true\n    A: x\ncondition: s");
    assertThat(mapping.where()).isEqualTo("always");
    assertThat(mapping.meaning())
        .isEqualTo("all of / EventID:integer is 1 / Kind is 'Out' / A is 'x'");
  }

  @Test
  void aMatchWithCaseIsNotDecidedByAConditionWithout() {
    Mapping mapping =
        Mapping.detection(
            PACK, PROCESS, "s:\n    - A: x\n      Kind|cased: [in, out]\n    - A: y\ncondition: s");
    assertThat(mapping.meaning())
        .isEqualTo("any of / all of / A is 'x' / Kind is (cased) 'in', 'out' / A is 'y'");
  }

  @Test
  void aCaseThatNoRowCanBeIsLeftOut() {
    Mapping mapping =
        Mapping.detection(
            PACK,
            PROCESS,
            "s:\n    Initiated: true\nf:\n    Address: '::1'\ncondition: s and not f");
    assertThat(mapping.meaning()).isEqualTo("all of / Kind is 'Out' / not Remote is '::1'");
  }

  @Test
  void aCaseInsideAnAlternativeIsDecidedByThatAlternativeAlone() {
    Mapping mapping =
        Mapping.detection(
            PACK,
            PROCESS,
            "s1:\n    Initiated: true\n    Address: '::1'\ns2:\n    A: x\n    Address: '::1'\ncondition: 1 of s*");
    assertThat(mapping.meaning())
        .isEqualTo(
            "any of / all of / Kind is 'Out' / Remote is '::1' / all of / A is 'x' / any of / all of / "
                + "Kind is 'Out' / Remote is '::1' / all of / Kind is 'In' / Local is '::1'");
  }

  @Test
  void theMostSpecificLogSourceWinsWhateverItsCase() {
    assertThat(Mapping.item(PACK, "{category: PROCESS, product: Windows}", "A", "'x'").table())
        .isEqualTo("First");
    assertThat(Mapping.item(PACK, "{product: windows, definition: Any}", "A", "'x'").table())
        .isEqualTo("Second");
  }

  @Test
  void anUnknownLogSourceIsRefusedWithThoseNearIt() {
    assertThat(Mapping.item(PACK, "{category: process, product: linux}", "A", "'x'").refusal())
        .isEqualTo(
            "unmapped-logsource at '{category: process, product: linux}': The pack test knows no table for the log source "
                + "category process, product linux. Near it: category process, product windows.");
    assertThat(Mapping.item(PACK, "{product: windows, service: new}", "A", "'x'").refusal())
        .startsWith("unmapped-logsource");
  }

  @Test
  void aLogSourceThatNothingStoresIsRefusedWithTheReason() {
    assertThat(Mapping.item(PACK, "{product: windows, service: odd}", "A", "'x'").refusal())
        .isEqualTo(
            "unmapped-logsource at '{product: windows, service: odd}': The log source product windows, service odd has no "
                + "table: nothing stores it.");
  }

  @Test
  void allThatTheBestSourceLacksIsReported() {
    Mapping mapping =
        Mapping.detection(PACK, PROCESS, "s:\n    B: x\n    C: y\n    Address: z\ncondition: s");
    assertThat(mapping.refusal())
        .isEqualTo(
            "unmapped-field at 'x': First does not hold the field 'B'. Did you mean 'A'?\n"
                + "unmapped-field at 'y': First does not hold the field 'C'. Did you mean 'A'?");
  }

  @Test
  void fieldsOfUnusedIdentifiersAreNotAskedFor() {
    Mapping mapping =
        Mapping.detection(PACK, PROCESS, "s:\n    A: x\nunused:\n    Other: y\ncondition: s");
    assertThat(mapping.rule().identifiers()).containsOnlyKeys("s");
  }

  @Test
  void extractedColumnsAreFieldsOfTheRule() {
    Mapping mapping =
        Mapping.of(
            PACK,
            """
            title: A rule
            logsource: {category: process, product: windows}
            detection:
                s:
                    Task|contains: x
                condition: s
            fields: [A, Task, Missing]
            sigmac:
                extract:
                    Task: {from: Raw, pattern: '<Task>(.*?)</Task>'}
            """);
    assertThat(mapping.meaning()).isEqualTo("Task:extracted is '*x*'");
    assertThat(mapping.rule().extracts())
        .extracting(
            e ->
                e.name()
                    + " from "
                    + OperandText.of(e.from())
                    + " by "
                    + ((Printed.Pattern) new PcreRegex().print(e.pattern())).text())
        .containsExactly("Task from Raw:text by <Task>(.*?)</Task>");
    assertThat(mapping.rule().fields())
        .extracting(Shown::field, s -> OperandText.of(s.operand()))
        .containsExactly(tuple("A", "Kind:text"), tuple("Task", "Task:extracted"));
    assertThat(mapping.messages())
        .containsExactly(
            "field-not-shown at 'A rule': First does not hold the field 'Missing', so it is not shown.");
  }

  @Test
  void aPartOfATextIsExtractedForTheRulesThatAskForIt() {
    Pack pack =
        Mapping.pack(
            """
            name: test
            tables: [{table: T, columns: {Message: string, A: string}}]
            logsources:
                - category: c
                  sources:
                      - table: T
                        fields:
                            A: A
                            Payload: {extract: Payload, in: Message, pattern: '^(.*?)!', note: In English.}
            """);
    assertThat(Mapping.item(pack, "{category: c}", "A", "'x'").rule().extracts()).isEmpty();
    Mapping mapping =
        Mapping.of(
            pack,
            """
            title: A rule
            logsource: {category: c}
            detection:
                s:
                    Payload|contains: x
                    Word: y
                condition: s
            fields: [Payload]
            sigmac:
                extract:
                    Word: {from: Payload, pattern: ' (.*?) '}
            """);
    assertThat(mapping.meaning())
        .isEqualTo("all of / Payload:extracted is '*x*' / Word:extracted is 'y'");
    assertThat(mapping.rule().extracts())
        .extracting(e -> e.name() + " from " + OperandText.of(e.from()))
        .containsExactly("Payload from Message:text", "Word from Payload:extracted");
    assertThat(mapping.rule().fields())
        .extracting(Shown::field, s -> OperandText.of(s.operand()))
        .containsExactly(tuple("Payload", "Payload:extracted"));
    assertThat(mapping.messages()).containsExactly("source-note at 'x': In English.");
  }

  @Test
  void aTableOfTheRequestTakesThePlaceOfThePacks() {
    assertThat(Mapping.item(PACK.with(options("Second", false)), PROCESS, "A", "'x'").table())
        .isEqualTo("Second");
    Mapping renamed =
        Mapping.item(PACK.with(options("My_CL", false)), PROCESS, "Initiated", "true");
    assertThat(renamed.table()).isEqualTo("My_CL");
    assertThat(renamed.where()).isEqualTo("EventID:integer is 1");
  }

  @Test
  void anUnknownLogSourceIsMappedToTheTableOfTheRequestOnlyIfAskedFor() {
    String odd = "{product: odd}";
    assertThat(Mapping.item(PACK.with(options("My_CL", false)), odd, "X", "'x'").refusal())
        .startsWith("unmapped-logsource");
    assertThat(Mapping.item(PACK.with(options("My_CL", true)), odd, "X", "'x'").meaning())
        .isEqualTo("X is 'x'");
    assertThat(Mapping.item(PACK.with(options("Second", true)), odd, "X", "'x'").refusal())
        .startsWith("unmapped-field at 'x': Second does not hold the field 'X'.");
  }

  @Test
  void whatAPackWithoutFixedColumnsDoesNotKnowIsTakenUnderItsOwnNameIfAskedFor() {
    Pack pack =
        Mapping.pack(
            """
            name: test
            tables:
                - table: logs
                  columns: {code: string, data: object, message: string}
                - table: anything
                  columns: {message: string}
            indices: {anything: '*'}
            unscoped: {table: anything, keywords: message, note: Own names are taken.}
            logsources:
                - product: windows
                  service: sysmon
                  sources:
                      - table: logs
                        note: The logs are slow.
                        where: {code: 1}
                        fields: {A: code, Gone: {refused: Gone is not kept.}}
                        bag: data
                        events: {file: sysmon, ids: [1]}
                - product: web
                  sources: [{table: logs, fields: {A: code}}]
            """);
    Pack unscoped = pack.with(new MappingOptions(Optional.empty(), true));
    String sysmon = "{product: windows, service: sysmon}";
    assertThat(Mapping.item(pack, "{product: odd}", "X", "'x'").refusal())
        .startsWith("unmapped-logsource");
    Mapping unknown = Mapping.item(unscoped, "{product: odd}", "X", "'x'");
    assertThat(unknown.table()).isEqualTo("*");
    assertThat(unknown.meaning()).isEqualTo("X is 'x'");
    assertThat(unknown.messages())
        .containsExactly("source-note at '{product: odd}': Own names are taken.");
    assertThat(Mapping.detection(unscoped, "{product: odd}", "s: [word]\ncondition: s").meaning())
        .isEqualTo("message is '*word*'");
    assertThat(Mapping.item(pack.with(options("mine", true)), "{product: odd}", "X", "'x'").table())
        .isEqualTo("mine");
    Mapping known =
        Mapping.detection(unscoped, sysmon, "s:\n    Image: y\n    Grand: z\ncondition: s");
    assertThat(known.where()).isEqualTo("code is '1'");
    assertThat(known.meaning()).isEqualTo("all of / data.Image is 'y' / data.Grand is 'z'");
    assertThat(known.messages())
        .containsExactly(
            "other-source at 'z': Mapped to logs, because logs does not hold the field 'Grand'.",
            "source-note at '" + sysmon + "': The logs are slow. Own names are taken.");
    assertThat(Mapping.item(unscoped, sysmon, "Image", "'y'").messages())
        .containsExactly("source-note at '" + sysmon + "': The logs are slow.");
    assertThat(Mapping.item(unscoped, "{product: web}", "Z", "'z'").meaning())
        .isEqualTo("Z is 'z'");
    assertThat(Mapping.item(unscoped, sysmon, "Gone", "'x'").refusal())
        .startsWith("unmapped-field at 'x': Gone is not kept.");
  }

  private static MappingOptions options(String table, boolean unscoped) {
    return new MappingOptions(Optional.of(table), unscoped);
  }
}
