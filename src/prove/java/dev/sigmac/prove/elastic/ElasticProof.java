package dev.sigmac.prove.elastic;

import dev.sigmac.prove.LogForm;
import dev.sigmac.prove.LogForm.FieldForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** Documents of one form in an index of the node, and what rules mean of their events. */
public final class ElasticProof implements AutoCloseable {
  private static final Map<String, String> INDEX =
      Map.of(
          "ecs/windows",
          "logs-windows.prove",
          "ecs/winlogbeat",
          "winlogbeat-prove",
          "ecs/dns",
          "packetbeat-prove");

  private final String index;
  private final ElasticQueries queries;

  private ElasticProof(String index) {
    this.index = index;
    this.queries = new ElasticQueries(ElasticNode.shared(), index);
  }

  public static List<LogForm> forms() {
    return ElasticForms.all();
  }

  /** The pack that knows how the form's events are stored. */
  public static String pack(LogForm form) {
    return form.table().equals("ecs/winlogbeat") ? "elastic-winlogbeat" : "elastic-ecs";
  }

  public static Map<String, Object> stored(Map<String, Object> event, Random random) {
    return ElasticForms.stored(event, random);
  }

  /** Indexes what is stored for the events. */
  public static ElasticProof over(LogForm form, Map<String, Map<String, Object>> events) {
    Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
    events.forEach(
        (id, event) -> {
          Map<String, Object> row = form.row(event);
          ElasticForms.render(row);
          row.put("@timestamp", "2026-01-01T00:00:00Z");
          documents.put(id, row);
        });
    String index = Objects.requireNonNull(INDEX.get(form.table()));
    Map<String, String> types =
        new LinkedHashMap<>(Objects.requireNonNull(ElasticFields.tables().get(form.table())));
    for (FieldForm field : form.fields()) {
      Map<String, Object> place = new LinkedHashMap<>();
      field.writer().accept("a\\b", place);
      ElasticForms.render(place);
      place.keySet().forEach(p -> types.putIfAbsent(p, "keyword"));
    }
    ElasticNode.shared().drop(index);
    ElasticNode.shared().index(index, types, documents);
    return new ElasticProof(index);
  }

  /** Indexes documents in an index that the queries for Windows and Linux read. */
  public static ElasticProof of(Map<String, Map<String, Object>> documents) {
    Map<String, String> types = new LinkedHashMap<>();
    ElasticFields.tables().values().forEach(table -> table.forEach(types::putIfAbsent));
    String index = "logs-system.prove";
    ElasticNode.shared().drop(index);
    ElasticNode.shared().index(index, types, documents);
    return new ElasticProof(index);
  }

  public Set<String> find(String target, String query) {
    return queries.find(target, query);
  }

  @Override
  public void close() {
    ElasticNode.shared().drop(index);
  }
}
