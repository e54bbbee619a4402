package dev.sigmac.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.compiler.CompileRequest;
import dev.sigmac.compiler.Compiler;
import dev.sigmac.compiler.Options;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.detection.Placeholders;
import dev.sigmac.evaluate.Event;
import dev.sigmac.evaluate.Row;
import dev.sigmac.events.LoggedEvent;
import dev.sigmac.events.Problem;
import dev.sigmac.logsource.LogSources;
import dev.sigmac.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rules see which events. */
class EventScanTest {
  private final List<String> hits = new ArrayList<>();

  private final class Titles implements EventScan.Listener {
    @Override
    public void hit(RuleResult rule, LoggedEvent event, Row row) {
      hits.add(event.number() + " " + rule.title().orElse("") + " " + row.branch());
    }

    @Override
    public void problem(Problem problem) {
      hits.add(problem.text());
    }

    @Override
    public void progress(long events) {}
  }

  private static String rule(String title, String logsource, String detection) {
    return "title: %s\nlogsource: %s\ndetection:\n  a: %s\n  condition: a\n---\n"
        .formatted(title, logsource, detection);
  }

  private EventScan scan(String rules, boolean routed) {
    LogSources logSources = LogSources.standard();
    List<RuleResult> compiled =
        new Compiler(
                new CompileRequest(
                    List.of(new SourceFile("rules.yml", rules)),
                    List.of(EventsBackend.target(logSources, routed)),
                    Placeholders.NONE,
                    Options.DEFAULT))
            .compile()
            .results();
    return new EventScan(compiled, logSources, new Titles());
  }

  private static LoggedEvent event(int number, Map<String, Object> fields) {
    return new LoggedEvent("x.jsonl", number, number, new Event(fields));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {category: process_creation, product: windows} | Microsoft-Windows-Sysmon/Operational | 1     | true
          {category: process_creation, product: windows} | microsoft-windows-sysmon/operational | 1     | true
          {category: process_creation, product: windows} | Microsoft-Windows-Sysmon/Operational | 3     | false
          {category: process_creation, product: windows} | Security                             | 4688  | true
          {category: process_creation, product: windows} | Security                             | 1     | false
          {category: process_creation, product: windows} |                                      | 1     | true
          {category: process_creation}                   | Microsoft-Windows-Sysmon/Operational | 1     | true
          {category: process_creation, product: linux}   | Microsoft-Windows-Sysmon/Operational | 1     | false
          {category: process_creation, product: linux}   | Linux-Sysmon/Operational             | 1     | true
          {category: registry_set, product: windows}     | Microsoft-Windows-Sysmon/Operational | 13    | true
          {product: windows, service: security}          | Security                             | 4698  | true
          {product: windows, service: security}          | System                               | 4698  | false
          {product: windows, service: sysmon}            | Microsoft-Windows-Sysmon/Operational | 255   | true
          {product: windows, service: something-new}     | Something/New                        | 7     | true
          {product: windows}                             | Something/New                        | 7     | true
          {product: linux}                               | Linux-Sysmon/Operational             | 1     | true
          {product: linux}                               | Security                             | 1     | false
          {product: aws, service: cloudtrail}            | Security                             | 1     | false
          {product: aws, service: cloudtrail}            |                                      | 1     | true
          {category: ps_script, product: windows}        | PowerShellCore/Operational           | 4104  | true
          """)
  void aRuleSeesTheEventsOfItsLogSource(String logsource, String channel, int id, boolean seen) {
    Map<String, Object> fields =
        channel == null
            ? Map.of("EventID", id, "X", "y")
            : Map.of("Channel", channel, "EventID", id, "X", "y");
    scan(rule("r", logsource, "{X: y}"), true).event(event(1, fields));
    assertThat(hits).hasSize(seen ? 1 : 0);
  }

  @Test
  void aProviderTellsWhereThereIsNoChannel() {
    EventScan scan =
        scan(rule("r", "{category: process_creation, product: windows}", "{X: y}"), true);
    scan.event(
        event(1, Map.of("Provider_Name", "Microsoft-Windows-Sysmon", "EventID", 1, "X", "y")));
    scan.event(event(2, Map.of("Provider_Name", "PowerShell", "EventID", 1, "X", "y")));
    assertThat(hits).containsExactly("1 r r");
  }

  @Test
  void withoutRoutingEveryRuleSeesEveryEvent() {
    EventScan scan = scan(rule("r", "{product: aws, service: cloudtrail}", "{X: y}"), false);
    scan.event(event(1, Map.of("Channel", "Security", "EventID", 1, "X", "y")));
    assertThat(hits).containsExactly("1 r r");
  }

  @Test
  void anAuditedProcessHasTheNamesOfItsLogSource() {
    EventScan scan =
        scan(
            rule(
                "r",
                "{category: process_creation, product: windows}",
                "{Image|endswith: '\\b.exe', ParentImage: 'C:\\a.exe', NewProcessName|contains: b}"),
            true);
    scan.event(
        event(
            1,
            Map.of(
                "Channel", "Security",
                "EventID", "4688",
                "NewProcessName", "C:\\b.exe",
                "ParentProcessName", "C:\\a.exe")));
    assertThat(hits).containsExactly("1 r r");
  }

  @Test
  void eachOfManyRulesIsHeldAgainstEachOfItsEvents() {
    String rules =
        rule("process", "{category: process_creation, product: windows}", "{EventID: 1}")
            + rule("also", "{category: process_creation, product: windows}", "{X|contains: y}")
            + rule("network", "{category: network_connection, product: windows}", "{X: y}");
    EventScan scan = scan(rules, true);
    String sysmon = "Microsoft-Windows-Sysmon/Operational";
    scan.event(event(1, Map.of("Channel", sysmon, "EventID", 1, "X", "xyz")));
    scan.event(event(2, Map.of("Channel", sysmon, "EventID", 3, "X", "Y")));
    scan.event(event(3, Map.of("Channel", sysmon, "EventID", 1)));
    assertThat(hits)
        .containsExactly(
            "1 process process", "1 also also", "2 network network", "3 process process");
    assertThat(scan.events()).isEqualTo(3);
  }
}
