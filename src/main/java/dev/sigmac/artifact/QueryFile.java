package dev.sigmac.artifact;

import dev.sigmac.compiler.RuleResult;
import java.util.Optional;

/**
 * What became of one rule for one target, and the file with its query, if it has one. {@code rule}
 * is the path of the rule's file below the folder of rules, {@code origin} the same for readers,
 * from the project's folder.
 */
public record QueryFile(
    RuleResult result, String rule, String origin, Optional<Artifact> artifact) {
  /** The file of a result, at {@code path}; {@code header} is put above the query. */
  static QueryFile of(RuleResult result, String rule, String origin, String path, String header) {
    return new QueryFile(
        result, rule, origin, result.query().map(q -> new Artifact(path, header + ended(q))));
  }

  private static String ended(String query) {
    return query.endsWith("\n") ? query : query + "\n";
  }
}
