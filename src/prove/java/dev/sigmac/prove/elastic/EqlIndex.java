package dev.sigmac.prove.elastic;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An index: the types of its fields, the documents that a query finds, and values of fields. */
final class EqlIndex {
  private static final int MOST = 10_000;

  private final ElasticNode node;
  private final String name;
  private final Map<String, String> types = new HashMap<>();
  private final Map<String, Map<String, Object>> values = new HashMap<>();

  EqlIndex(ElasticNode node, String name) {
    this.node = node;
    this.name = name;
    Map<String, Object> reply =
        ElasticNode.ok(node.send("GET", "/" + name + "/_field_caps?fields=*", null)).body();
    map(reply.get("fields"))
        .forEach((field, caps) -> types.put(field, map(caps).keySet().iterator().next()));
    types.values().removeIf("object"::equals);
  }

  Optional<String> type(String field) {
    return Optional.ofNullable(types.get(field));
  }

  /** The ids of the documents. */
  Set<String> find(Map<String, Object> query) {
    Set<String> ids = new TreeSet<>();
    for (Map<String, Object> hit : hits(query, Map.of())) {
      ids.add(String.valueOf(hit.get("_id")));
    }
    return ids;
  }

  /** A field's first value in each document that has one, which is what a script sees. */
  Map<String, Object> values(String field) {
    return values.computeIfAbsent(field, this::read);
  }

  private Map<String, Object> read(String field) {
    Map<String, Object> found = new LinkedHashMap<>();
    Map<String, Object> exists = Map.of("exists", Map.of("field", field));
    for (Map<String, Object> hit : hits(exists, Map.of("docvalue_fields", List.of(field)))) {
      Object value = ((List<?>) map(hit.get("fields")).get(field)).get(0);
      found.put(
          String.valueOf(hit.get("_id")),
          value instanceof Number number ? new BigDecimal(number.toString()) : value);
    }
    return found;
  }

  private List<Map<String, Object>> hits(Map<String, Object> query, Map<String, Object> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("size", MOST);
    body.put("_source", false);
    body.put("track_total_hits", true);
    body.put("query", Map.of("bool", Map.of("filter", List.of(query))));
    ElasticNode.Reply reply = node.send("POST", "/" + name + "/_search", body);
    if (reply.status() != 200) {
      throw new EqlException(reply.reason());
    }
    return ((List<?>) map(reply.body().get("hits")).get("hits"))
        .stream().map(EqlIndex::map).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
