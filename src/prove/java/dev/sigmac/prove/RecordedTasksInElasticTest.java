package dev.sigmac.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.compiler.Compiled;
import dev.sigmac.evaluate.Row;
import dev.sigmac.prove.elastic.ElasticProof;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The field-tested rule for T1053 has the same rows in EQL and ES|QL, of the events as Elastic
 * stores them, as its plan has of the events themselves; in ES|QL also the same branches, flags and
 * scores.
 */
class RecordedTasksInElasticTest {
  private static final Path RULE = Path.of("sigma/t1053_field_tested.yml");

  @Test
  void rowsAreThoseOfThePlan() throws IOException {
    List<RecordedTask> events = RecordedTask.all();
    Map<Row, Set<String>> expected = RecordedTask.rows(RULE, events);
    Set<String> found = new TreeSet<>();
    expected.values().forEach(found::addAll);
    Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
    events.forEach(e -> documents.put(e.id(), document(e)));
    String esql = query("esql");
    try (ElasticProof proof = ElasticProof.of(documents)) {
      assertThat(proof.find("eql", query("eql"))).isEqualTo(found);
      assertThat(proof.find("esql", esql)).isEqualTo(found);
      expected.forEach(
          (row, ids) -> {
            String kind =
                esql + "\n| WHERE " + RecordedTask.condition(row, " == ", " AND ", "true");
            assertThat(proof.find("esql", kind)).as(kind).isEqualTo(ids);
          });
    }
    assertThat(found).hasSizeGreaterThan(10);
  }

  private static String query(String target) {
    return Compiled.files("elastic-ecs", target, RULE, List.of(RULE)).get(0).query().orElseThrow();
  }

  private static Map<String, Object> document(RecordedTask event) {
    boolean linux = event.text("Channel").startsWith("Linux");
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("@timestamp", Instant.now().toString());
    document.put("event.code", event.text("EventID"));
    document.put("host.os.type", linux ? "linux" : "windows");
    if (!linux) {
      document.put("winlog.channel", event.text("Channel"));
    }
    if (event.text("Channel").endsWith("Sysmon/Operational")) {
      boolean process = event.text("EventID").equals("1");
      boolean file = event.text("EventID").equals("11");
      document.put("event.category", process ? "process" : file ? "file" : "network");
      document.put("event.type", process ? "start" : file ? "creation" : "connection");
      path(event.text("Image"), "process.", document);
      path(event.text("ParentImage"), "process.parent.", document);
      document.put("process.command_line", event.text("CommandLine"));
      document.put("file.path", event.text("TargetFilename"));
    } else {
      event
          .fields()
          .forEach(
              (name, value) -> {
                if (name.startsWith("Subject") || name.startsWith("Task")) {
                  document.put("winlog.event_data." + name, value);
                }
              });
    }
    document.values().removeIf(""::equals);
    return document;
  }

  private static void path(String path, String prefix, Map<String, Object> document) {
    int last = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
    document.put(prefix + "executable", path);
    document.put(prefix + "name", path.substring(last + 1));
  }
}
