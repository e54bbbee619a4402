package dev.sigmac.runtime;

/** How severe what a rule finds is, weakest first. */
public enum Level {
  INFORMATIONAL,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
