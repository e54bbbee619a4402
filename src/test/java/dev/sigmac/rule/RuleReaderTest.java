package dev.sigmac.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.rule.CorrelationRule.Comparison;
import dev.sigmac.rule.Detection.AllOf;
import dev.sigmac.rule.Detection.AnyOf;
import dev.sigmac.rule.Detection.Item;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleReaderTest {
  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void everyFieldOfARuleIsRead() {
    SigmaRule rule =
        (SigmaRule)
            only(
                """
                title: Scheduled Task
                id: 8f0f7b52-2a65-4b5e-b7b1-4ec6a2f51053
                name: scheduled_task
                related:
                    - id: 3f1d6f0e-8c57-4d0b-9a35-5d4c5d1a1053
                      type: derived
                taxonomy: sigma
                status: test
                description: Creation of a task
                license: MIT
                author: somebody
                references:
                    - https://example.org
                date: 2024-01-31
                modified: 2024-02-01
                falsepositives:
                    - Administrators
                level: high
                tags:
                    - attack.t1053.005
                    - attack.persistence
                scope:
                    - server
                custom_key: kept
                logsource:
                    category: process_creation
                    product: windows
                    service: sysmon
                    definition: some
                    other: ignored
                detection:
                    selection:
                        Image|endswith: '\\at.exe'
                    condition: selection
                fields:
                    - Image
                    - CommandLine
                """);
    Metadata metadata = rule.metadata();
    assertThat(metadata.title()).isEqualTo("Scheduled Task");
    assertThat(metadata.titleSpan().text()).isEqualTo("Scheduled Task");
    assertThat(metadata.id()).contains("8f0f7b52-2a65-4b5e-b7b1-4ec6a2f51053");
    assertThat(metadata.name()).contains("scheduled_task");
    assertThat(metadata.related()).extracting(Metadata.Related::type).containsExactly("derived");
    assertThat(metadata.taxonomy()).contains("sigma");
    assertThat(metadata.status()).contains("test");
    assertThat(metadata.description()).contains("Creation of a task");
    assertThat(metadata.license()).contains("MIT");
    assertThat(metadata.author()).contains("somebody");
    assertThat(metadata.references()).containsExactly("https://example.org");
    assertThat(metadata.date()).contains("2024-01-31");
    assertThat(metadata.modified()).contains("2024-02-01");
    assertThat(metadata.falsePositives()).containsExactly("Administrators");
    assertThat(metadata.level()).contains(Level.HIGH);
    assertThat(metadata.tags())
        .extracting(Tag::text)
        .containsExactly("attack.t1053.005", "attack.persistence");
    assertThat(metadata.tags().get(0).technique()).contains("T1053.005");
    assertThat(metadata.scope()).containsExactly("server");
    assertThat(metadata.custom()).extracting(e -> e.key().value()).containsExactly("custom_key");
    assertThat(rule.logSource().describe())
        .isEqualTo("category process_creation, product windows, service sysmon");
    assertThat(rule.logSource().definition()).contains("some");
    assertThat(rule.fields()).containsExactly("Image", "CommandLine");
    assertThat(rule.sigmac()).isEqualTo(SigmacKey.NONE);
  }

  @Test
  void theFormsOfSearchIdentifiersAreTold() {
    Detections detections =
        detections(
            """
            map:
                Image|endswith: '\\at.exe'
                CommandLine|contains|all:
                    - a
                    - b
                User: null
            maps:
                - Image: a
                - User: b
            keywords:
                - a
                - 5
            all_keywords:
                '|all':
                    - a
                    - b
            mixed:
                - a
                - Image: b
                - c
            condition: 1 of them
            """);
    AllOf map = (AllOf) body(detections, "map");
    assertThat(map.items())
        .extracting(i -> i.field().orElse("-"))
        .containsExactly("Image", "CommandLine", "User");
    Item all = map.items().get(1);
    assertThat(all.modifiers()).extracting(m -> m.span().text()).containsExactly("contains", "all");
    assertThat(all.values()).extracting(YamlScalar::value).containsExactly("a", "b");
    assertThat(all.listed()).isTrue();
    assertThat(map.items().get(0).listed()).isFalse();
    assertThat(map.items().get(2).values().get(0).isNull()).isTrue();
    assertThat(((AnyOf) body(detections, "maps")).members())
        .hasSize(2)
        .allMatch(AllOf.class::isInstance);
    Item keywords = (Item) body(detections, "keywords");
    assertThat(keywords.field()).isEmpty();
    assertThat(keywords.values()).extracting(YamlScalar::value).containsExactly("a", "5");
    Item allKeywords = ((AllOf) body(detections, "all_keywords")).items().get(0);
    assertThat(allKeywords.field()).isEmpty();
    assertThat(allKeywords.modifiers()).extracting(Detection.Modifier::name).containsExactly("all");
    AnyOf mixed = (AnyOf) body(detections, "mixed");
    assertThat(mixed.members()).hasSize(2);
    assertThat(((Item) mixed.members().get(0)).values())
        .extracting(YamlScalar::value)
        .containsExactly("a", "c");
  }

  @Test
  void everyFieldOfACorrelationIsRead() {
    CorrelationRule rule =
        (CorrelationRule)
            only(
                """
                title: Many
                generate: true
                correlation:
                    type: value_count
                    rules: [a, b]
                    group-by: [user, Computer]
                    timespan: 15m
                    aliases:
                        user:
                            a: User
                            b: Account
                    condition:
                        gt: 10
                        lte: 0x20
                        field: [Image, User]
                """);
    assertThat(rule.type()).isEqualTo(CorrelationRule.Type.VALUE_COUNT);
    assertThat(rule.rules()).extracting(r -> r.text()).containsExactly("a", "b");
    assertThat(rule.groupBy()).containsExactly("user", "Computer");
    assertThat(rule.timespan().duration()).hasMinutes(15);
    assertThat(rule.aliases().get(0).fieldByRule())
        .containsExactly(Map.entry("a", "User"), Map.entry("b", "Account"));
    assertThat(rule.thresholds())
        .extracting(t -> t.comparison())
        .containsExactly(Comparison.GT, Comparison.LTE);
    assertThat(rule.thresholds().get(1).value()).isEqualByComparingTo("32");
    assertThat(rule.fields()).containsExactly("Image", "User");
    assertThat(rule.generate()).isTrue();
    assertThat(rule.isUnion()).isFalse();
  }

  @Test
  void generateMayStandInsideACorrelation() {
    assertThat(correlation("event_count", "generate: true\n    condition: {gte: 1}").generate())
        .isTrue();
    assertThat(correlation("event_count", "condition: {gte: 1}").generate()).isFalse();
    assertThat(correlation("event_count", "condition: {gte: 1}").isUnion()).isTrue();
  }

  @Test
  void aTemporalCorrelationMayHaveAnExpressionOrNone() {
    assertThat(correlation("temporal", "condition: a and not b").expression()).isPresent();
    assertThat(correlation("temporal_ordered", "generate: false").expression()).isEmpty();
  }

  @Test
  void filtersNameRulesOrAny() {
    String filter =
        """
        title: Admins
        logsource:
            product: windows
        filter:
            rules: %s
            selection:
                User|startswith: adm_
            condition: not selection
        """;
    SigmaFilter any = (SigmaFilter) only(filter.formatted("any"));
    SigmaFilter named = (SigmaFilter) only(filter.formatted("[a, b]"));
    assertThat(any.any()).isTrue();
    assertThat(any.detections().identifiers())
        .extracting(SearchIdentifier::name)
        .containsExactly("selection");
    assertThat(named.any()).isFalse();
    assertThat(named.rules()).extracting(r -> r.text()).containsExactly("a", "b");
  }

  @Test
  void aListOfConditionsIsKept() {
    Detections detections =
        detections("a:\n    X: 1\nb:\n    Y: 2\ncondition:\n    - a\n    - a and b\n");
    assertThat(detections.conditions()).hasSize(2);
    assertThat(detections.used()).containsExactly("a", "b");
  }

  @Test
  void theKeyOfOurOwnIsRead() {
    SigmaRule rule =
        (SigmaRule)
            only(
                rule("selection:\n    Image: a\nhidden:\n    User: b\ncondition: selection\n")
                    + """
                    sigmac:
                        indicators: [selection]
                        shown: [hidden]
                        score: Score
                        confidence: medium
                        contains: terms
                        data-sources: ['Process: Process Creation']
                        extract:
                            TaskName: {from: EventData, pattern: '<T>(.*?)</T>'}
                    """);
    SigmacKey key = rule.sigmac();
    assertThat(key.indicators())
        .extracting(SigmacKey.Name::identifier)
        .containsExactly("selection");
    assertThat(key.shown()).extracting(SigmacKey.Name::identifier).containsExactly("hidden");
    assertThat(key.score()).contains("Score");
    assertThat(key.confidence()).contains("medium");
    assertThat(key.containsTerms()).isTrue();
    assertThat(key.dataSources()).containsExactly("Process: Process Creation");
    assertThat(key.extracts()).extracting(SigmacKey.Extract::from).containsExactly("EventData");
    assertThat(key.extracts().get(0).patternSpan().text()).isEqualTo("<T>(.*?)</T>");
  }

  @Test
  void globalDocumentsCompleteLaterOnesUntilReset() {
    List<SigmaDocument> documents =
        read(
            """
            action: global
            title: Both
            logsource:
                product: windows
            ---
            detection:
                selection:
                    EventID: 1
                condition: selection
            ---
            logsource:
                service: security
            detection:
                selection:
                    EventID: 2
                condition: selection
            ---
            action: repeat
            title: Third
            ---
            action: reset
            ---
            title: Alone
            logsource:
                product: linux
            detection:
                selection:
                    a: b
                condition: selection
            """);
    assertThat(documents)
        .extracting(d -> d.metadata().title())
        .containsExactly("Both", "Both", "Third", "Alone");
    assertThat(documents)
        .extracting(d -> ((SigmaRule) d).logSource().describe())
        .containsExactly(
            "product windows",
            "product windows, service security",
            "product windows, service security",
            "product linux");
    assertThat(diagnostics.list())
        .extracting(d -> d.code())
        .containsOnly(RuleCode.RULE_COLLECTION)
        .hasSize(3);
  }

  @Test
  void anErrorLeavesTheOtherDocumentsFit() {
    String good = rule("selection:\n    Image: a\ncondition: selection\n");
    List<SigmaDocument> documents =
        read(
            good
                + "---\n"
                + good.replace("condition: selection", "condition: other")
                + "---\ntitle: 'x\n---\n"
                + good);
    assertThat(documents).hasSize(2);
    assertThat(diagnostics.list()).hasSize(2);
  }

  @Test
  void anErrorInAGlobalDocumentSpoilsThoseThatItCompletes() {
    String good = rule("selection:\n    Image: a\ncondition: selection\n");
    List<SigmaDocument> documents =
        read(
            "action: global\nstatus: test\nstatus: stable\n---\n"
                + good
                + "---\naction: reset\n---\n"
                + good);
    assertThat(documents).hasSize(1);
    assertThat(documents.get(0).span().line()).isGreaterThan(10);
  }

  private CorrelationRule correlation(String type, String rest) {
    return (CorrelationRule)
        only(
            "title: Some\ncorrelation:\n    type: "
                + type
                + "\n    rules: [a, b]\n    timespan: 1h\n    "
                + rest
                + "\n");
  }

  private static Detection body(Detections detections, String name) {
    return detections.identifier(name).orElseThrow().detection();
  }

  private Detections detections(String body) {
    return ((SigmaRule) only(rule(body))).detections();
  }

  private static String rule(String body) {
    return "title: Some\nlogsource:\n    product: windows\ndetection:\n" + body.indent(4);
  }

  private SigmaDocument only(String text) {
    List<SigmaDocument> documents = read(text);
    assertThat(diagnostics.list()).isEmpty();
    assertThat(documents).hasSize(1);
    return documents.get(0);
  }

  private List<SigmaDocument> read(String text) {
    return RuleReader.read(new SourceFile("rule.yml", text), diagnostics);
  }
}
