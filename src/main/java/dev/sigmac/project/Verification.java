package dev.sigmac.project;

import dev.sigmac.artifact.Change;
import dev.sigmac.compiler.RuleResult;
import java.util.List;

/**
 * How the files of a project differ from what its rules compile to, and the query files beside them
 * that no rule makes, by their paths.
 */
public record Verification(List<Change> changes, List<String> strangers) {
  /** Copies the lists. */
  public Verification {
    changes = List.copyOf(changes);
    strangers = List.copyOf(strangers);
  }

  /** Compares {@code made} with the files on disk. */
  public static Verification of(Project project, Generated made) {
    List<String> languages =
        made.results().stream().map(RuleResult::target).map(t -> t.name()).distinct().toList();
    return new Verification(
        project.folders().compare(made.artifacts()),
        project.folders().strangers(made.artifacts(), languages));
  }

  /** The number of files that differ. */
  public int differences() {
    return changes.size() + strangers.size();
  }

  /** What is said about a file that no rule makes. */
  public static String stranger(String path) {
    return "no rule makes " + path + "; remove it, or put it elsewhere";
  }
}
