package dev.sigmac.rule;

import java.util.Locale;

/** How severe what a rule finds is, weakest first (Sigma specification, "Level"). */
public enum Level {
  INFORMATIONAL,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /** The word as rules write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
