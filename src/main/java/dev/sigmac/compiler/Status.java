package dev.sigmac.compiler;

import java.util.Locale;

/** What became of a rule for a target. */
public enum Status {
  /** The query matches exactly the rule's events. */
  OK,
  /** The query differs from the rule, as was asked for. */
  APPROXIMATE,
  /** The rule is sound, but the target cannot say it. */
  REFUSED,
  /** The rule is wrong. */
  ERROR;

  /** The word in outputs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether there is a query. */
  public boolean hasQuery() {
    return this == OK || this == APPROXIMATE;
  }
}
