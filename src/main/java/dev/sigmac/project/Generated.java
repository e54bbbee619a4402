package dev.sigmac.project;

import dev.sigmac.artifact.Artifact;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.compiler.Status;
import dev.sigmac.source.Diagnostic;
import java.util.List;

/**
 * What the rules of a project compile to. When it is {@code broken} there are no artifacts: a
 * project with a rule that is wrong keeps the ones it has.
 */
public record Generated(
    List<RuleResult> results,
    List<Artifact> artifacts,
    List<Diagnostic> diagnostics,
    boolean broken) {
  /** Copies the lists. */
  public Generated {
    results = List.copyOf(results);
    artifacts = List.copyOf(artifacts);
    diagnostics = List.copyOf(diagnostics);
  }

  /** How many rules have this status for a target. */
  public long count(Status status) {
    return results.stream().filter(r -> r.status() == status).count();
  }
}
