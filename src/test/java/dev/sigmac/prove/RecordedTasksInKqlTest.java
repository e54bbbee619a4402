package dev.sigmac.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.compiler.Compiled;
import dev.sigmac.evaluate.Row;
import dev.sigmac.oracle.KqlEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rules for T1053 have the same rows in KQL, of the events as Microsoft stores them, as their
 * plans have of the events themselves: the same branches, flags and scores.
 */
class RecordedTasksInKqlTest {
  private static final String NOW = "2026-11-24T12:30:00Z";
  private static final String STORED = "2026-11-24T12:00:00Z";

  @ParameterizedTest
  @ValueSource(strings = {"t1053.yml", "t1053_field_tested.yml"})
  void rowsAreThoseOfThePlan(String name) throws IOException {
    Path file = Path.of("sigma", name);
    String query = Compiled.files("microsoft", file, List.of(file)).get(0).query().orElseThrow();
    List<RecordedTask> events = RecordedTask.all();
    Map<Row, Set<String>> expected = RecordedTask.rows(file, events);
    Set<String> found = new TreeSet<>();
    expected.values().forEach(found::addAll);
    try (KqlEngine engine = KqlEngine.over(tables(events))) {
      assertThat(engine.find("microsoft", query, NOW)).isEqualTo(found);
      expected.forEach(
          (row, ids) -> {
            String kind = query + "\n| where " + RecordedTask.condition(row, "==", " and ", "true");
            assertThat(engine.find("microsoft", kind, NOW)).as(kind).isEqualTo(ids);
          });
    }
    assertThat(found).hasSizeGreaterThan(name.equals("t1053.yml") ? 2 : 10);
  }

  private static Map<String, List<Map<String, Object>>> tables(List<RecordedTask> events) {
    Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
    for (String table : List.of("DeviceProcessEvents", "DeviceFileEvents", "SecurityEvent")) {
      tables.put(table, new ArrayList<>());
    }
    for (RecordedTask event : events) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("$id", event.id());
      String table = row(event, row);
      if (!table.isEmpty()) {
        tables.computeIfAbsent(table, t -> new ArrayList<>()).add(row);
      }
    }
    return tables;
  }

  private static String row(RecordedTask event, Map<String, Object> row) {
    String sysmon = "Microsoft-Windows-Sysmon/Operational";
    String linux = "Linux-Sysmon/Operational";
    if (event.is(sysmon, 1) || event.is(linux, 1)) {
      row.put("Timestamp", STORED);
      row.put("ProcessCommandLine", event.text("CommandLine"));
      row.put("InitiatingProcessCommandLine", event.text("ParentCommandLine"));
      path(event.text("Image"), "", row);
      path(event.text("ParentImage"), "InitiatingProcess", row);
      return "DeviceProcessEvents";
    } else if (event.is(sysmon, 11) || event.is(linux, 11)) {
      row.put("Timestamp", STORED);
      row.put("ActionType", "FileCreated");
      path(event.text("TargetFilename"), "", row);
      path(event.text("Image"), "InitiatingProcess", row);
      return "DeviceFileEvents";
    } else if (event.text("Channel").equals("Security")) {
      row.put("TimeGenerated", STORED);
      StringBuilder xml = new StringBuilder("<EventData>");
      event
          .fields()
          .forEach(
              (name, value) -> {
                if (name.startsWith("Subject")) {
                  row.put(name, value);
                }
                xml.append("<Data Name=\"").append(name).append("\">");
                xml.append(escaped(value.toString())).append("</Data>");
              });
      row.put("EventID", Integer.valueOf(event.text("EventID")));
      row.put("EventData", xml + "</EventData>");
      return "SecurityEvent";
    }
    return "";
  }

  private static void path(String path, String prefix, Map<String, Object> row) {
    row.put(prefix + "FolderPath", path);
    int last = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
    row.put(prefix + "FileName", path.substring(last + 1));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\r", "&#xD;");
  }
}
