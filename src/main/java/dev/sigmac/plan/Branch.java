package dev.sigmac.plan;

import java.util.List;

/**
 * One table's part of a plan: {@code label} names it in the output, {@code binding} is a PascalCase
 * name for languages that bind branches to names, {@code comments} are lines of free text above it.
 */
public record Branch(
    String label, String binding, List<String> comments, Scan scan, List<Step> steps) {
  /** Copies the lists. */
  public Branch {
    comments = List.copyOf(comments);
    steps = List.copyOf(steps);
  }
}
