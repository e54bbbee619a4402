package dev.sigmac.prove.elastic;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Runs queries of both languages over one index. */
final class ElasticQueries {
  private final ElasticNode node;
  private final EqlIndex eql;

  ElasticQueries(ElasticNode node, String index) {
    this.node = node;
    this.eql = new EqlIndex(node, index);
  }

  /** The ids of the documents that a query finds. */
  Set<String> find(String target, String query) {
    if (target.equals("eql")) {
      return eql.find(EqlReader.query(query, eql));
    }
    ElasticNode.Reply reply = esql(node, query + "\n| KEEP _id | LIMIT 10000");
    if (reply.status() != 200) {
      throw new IllegalStateException(reply.reason() + "\n" + query);
    }
    Set<String> ids = new TreeSet<>();
    for (Object row : (List<?>) reply.body().get("values")) {
      ids.add(String.valueOf(((List<?>) row).get(0)));
    }
    return ids;
  }

  static ElasticNode.Reply esql(ElasticNode node, String query) {
    return node.send("POST", "/_query", Map.of("query", query));
  }
}
