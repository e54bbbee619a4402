package dev.sigmac.prove.elastic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A condition of EQL as a query of Elasticsearch. A negation moves inwards, as in Elasticsearch's
 * own translation: what is looked up is then whatever is not found, a range turns round, and what
 * is computed must be false, which null is not.
 */
interface EqlCondition {
  Map<String, Object> ALL = Map.of("match_all", Map.of());
  Map<String, Object> NONE = Map.of("match_none", Map.of());

  /** The query for the documents that meet the condition, or else do not. */
  Map<String, Object> query(boolean negated);

  static EqlCondition constant(boolean value) {
    return negated -> value != negated ? ALL : NONE;
  }

  /** Null, whatever the document. */
  static EqlCondition unknown() {
    return negated -> NONE;
  }

  static EqlCondition found(Map<String, Object> query) {
    return negated -> negated ? bool("must_not", List.of(query)) : query;
  }

  /** A text, found by a term, a wildcard or a regexp query. */
  static EqlCondition text(String kind, String field, Object value, boolean ignoreCase) {
    Map<String, Object> body = new LinkedHashMap<>(Map.of("value", value));
    if (ignoreCase) {
      body.put("case_insensitive", true);
    }
    return found(Map.of(kind, Map.of(field, body)));
  }

  static EqlCondition range(String field, String operator, Object value) {
    Map<String, List<String>> bounds =
        Map.of(
            "<", List.of("lt", "gte"),
            "<=", List.of("lte", "gt"),
            ">", List.of("gt", "lte"),
            ">=", List.of("gte", "lt"));
    return negated ->
        Map.of("range", Map.of(field, Map.of(bounds.get(operator).get(negated ? 1 : 0), value)));
  }

  static EqlCondition not(EqlCondition condition) {
    return negated -> condition.query(!negated);
  }

  static EqlCondition all(List<EqlCondition> parts) {
    return parts.size() == 1
        ? parts.get(0)
        : negated -> bool(negated ? "should" : "must", queries(parts, negated));
  }

  static EqlCondition any(List<EqlCondition> parts) {
    return parts.size() == 1
        ? parts.get(0)
        : negated -> bool(negated ? "must" : "should", queries(parts, negated));
  }

  /** Computed from each document; documents without a value are as good as null. */
  static EqlCondition computed(Map<String, Object> values, Function<Object, Boolean> test) {
    return negated -> {
      List<String> ids = new ArrayList<>();
      values.forEach(
          (id, value) -> {
            if (test.apply(value) != negated) {
              ids.add(id);
            }
          });
      return Map.of("ids", Map.of("values", ids));
    };
  }

  private static List<Map<String, Object>> queries(List<EqlCondition> parts, boolean negated) {
    return parts.stream().map(p -> p.query(negated)).toList();
  }

  private static Map<String, Object> bool(String kind, List<Map<String, Object>> queries) {
    return Map.of("bool", Map.of(kind, queries));
  }
}
