package dev.sigmac.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.compiler.Compiled;
import dev.sigmac.evaluate.Row;
import dev.sigmac.oracle.spl.SplEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The field-tested rule for T1053 has the same rows in SPL, of the events as Splunk stores them, as
 * its plan has of the events themselves: the same branches, flags and scores.
 */
class RecordedTasksInSplTest {
  private static final Path RULE = Path.of("sigma/t1053_field_tested.yml");

  @Test
  void rowsAreThoseOfThePlan() throws IOException {
    List<RecordedTask> events = RecordedTask.all();
    Map<Row, Set<String>> expected = RecordedTask.rows(RULE, events);
    Set<String> found = new TreeSet<>();
    expected.values().forEach(found::addAll);
    List<Map<String, Object>> rows = new ArrayList<>();
    events.forEach(e -> rows.add(row(e)));
    SplEngine engine = new SplEngine(rows);
    String search =
        Compiled.files("splunk-windows", RULE, List.of(RULE)).get(0).query().orElseThrow();
    assertThat(engine.find(search)).isEqualTo(found);
    expected.forEach(
        (row, ids) -> {
          String kind = search + "\n| where " + RecordedTask.condition(row, "=", " AND ", "1");
          assertThat(engine.find(kind)).as(kind).isEqualTo(ids);
        });
    assertThat(found).hasSizeGreaterThan(10);
  }

  /** The fields of an event, with what the XML of the event escapes escaped. */
  private static Map<String, Object> row(RecordedTask event) {
    String channel = event.text("Channel");
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", event.id());
    row.put("index", "main");
    row.put("source", (channel.startsWith("Linux") ? "Syslog:" : "XmlWinEventLog:") + channel);
    row.put("EventCode", event.text("EventID"));
    event.fields().forEach((name, value) -> row.put(name, escaped(value.toString())));
    return row;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
