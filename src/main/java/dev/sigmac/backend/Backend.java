package dev.sigmac.backend;

import dev.sigmac.plan.Plan;

/** A query language. Implementations hold no state: equal plans give equal bytes. */
public interface Backend {
  /** The name on the command line, for example {@code kql}. */
  String target();

  /** The ending of its files, without a dot. */
  String fileExtension();

  /**
   * Whether the language keeps the name for itself, so that a query must not give it to a branch or
   * a column.
   */
  boolean reserves(String name);

  /** The query of a plan, with all that deviates from it; or why there is none. */
  Emitted emit(Plan plan);

  /**
   * A line of free text as a comment of the language; whatever the text, nothing of it can end the
   * comment.
   */
  String comment(String text);
}
