package dev.sigmac.plan;

import java.util.List;

/**
 * What a query does: its branches side by side, newest rows first when {@code sorted}. {@code
 * comments} are the lines of the query's head, one line of free text each.
 */
public record Plan(List<String> comments, List<Branch> branches, boolean sorted) {
  /** Copies the lists. */
  public Plan {
    comments = List.copyOf(comments);
    branches = List.copyOf(branches);
    if (branches.isEmpty()) {
      throw new IllegalArgumentException("a plan has a branch");
    }
  }

  /** Whether there is more than one branch. */
  public boolean isUnion() {
    return branches.size() > 1;
  }
}
