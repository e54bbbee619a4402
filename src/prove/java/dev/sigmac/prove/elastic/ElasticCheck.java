package dev.sigmac.prove.elastic;

import dev.sigmac.compiler.RuleResult;
import dev.sigmac.compiler.Targets;
import dev.sigmac.plan.Plan;
import dev.sigmac.plan.References;
import dev.sigmac.source.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Indices without documents, one for each table of a pack, that queries are checked against. */
public final class ElasticCheck implements AutoCloseable {
  private final Map<String, EqlIndex> indices = new HashMap<>();

  private final List<String> names = new ArrayList<>();

  private ElasticCheck() {}

  @Override
  public void close() {
    names.forEach(ElasticNode.shared()::drop);
  }

  /**
   * Indices with the fields of the packs' tables, and as keywords what else the queries of a table
   * mention: data of events, and fields under their own names.
   */
  public static ElasticCheck over(List<RuleResult> results) {
    ElasticCheck check = new ElasticCheck();
    Map<String, String> patterns = new LinkedHashMap<>();
    new Targets()
        .pipeline(results.get(0).target().pipeline().name(), new Diagnostics())
        .orElseThrow()
        .info()
        .indices()
        .forEach((table, pattern) -> patterns.put(pattern, table));
    patterns
        .keySet()
        .retainAll(results.stream().flatMap(r -> r.plan().stream()).map(p -> table(p)).toList());
    patterns.forEach((pattern, table) -> check.make(pattern, table, results));
    return check;
  }

  private void make(String pattern, String table, List<RuleResult> results) {
    String name = List.of(pattern.split(",")).get(0).replace("*", table.replaceAll("\\W", ""));
    Map<String, String> types =
        new LinkedHashMap<>(Objects.requireNonNull(ElasticFields.tables().get(table)));
    types.values().removeIf("object"::equals);
    results.stream()
        .flatMap(r -> r.plan().stream())
        .filter(p -> table(p).equals(pattern))
        .flatMap(p -> References.of(p).columns().stream())
        .forEach(column -> types.putIfAbsent(column, "keyword"));
    ElasticNode.shared().drop(name);
    names.add(name);
    ElasticNode.shared().index(name, types, Map.of());
    indices.put(pattern, new EqlIndex(ElasticNode.shared(), name));
  }

  /** What is said of the queries that are not accepted. */
  public List<String> rejected(String target, List<RuleResult> results) {
    List<String> rejected = new ArrayList<>();
    for (RuleResult result : results) {
      if (result.query().isEmpty()) {
        continue;
      }
      String query = result.query().get();
      String pattern = table(result.plan().orElseThrow());
      String reason = target.equals("eql") ? eql(query, pattern) : esql(query);
      if (!reason.isEmpty()) {
        rejected.add(result.file().path() + ": " + reason + "\n" + query);
      }
    }
    return rejected;
  }

  /** The indices that a plan of one table reads. */
  public static String table(Plan plan) {
    return plan.branches().get(0).scan().source().table();
  }

  private String eql(String query, String pattern) {
    try {
      EqlIndex index = Objects.requireNonNull(indices.get(pattern), pattern);
      index.find(EqlReader.query(query, index));
      return "";
    } catch (EqlException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String esql(String query) {
    ElasticNode.Reply reply = ElasticQueries.esql(ElasticNode.shared(), query);
    return reply.status() == 200 ? "" : reply.reason();
  }
}
