package dev.sigmac.source;

import java.util.Locale;

/** How bad a diagnostic is, worst first. An error keeps its rule from being compiled. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE;

  /** The word printed before a message: {@code error}, {@code warning} or {@code note}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
