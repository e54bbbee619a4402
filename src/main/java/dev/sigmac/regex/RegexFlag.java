package dev.sigmac.regex;

/** What Sigma's sub-modifiers of {@code re} ask for: {@code i}, {@code m} and {@code s}. */
public enum RegexFlag {
  /** Letters match whatever their case, by simple Unicode folding. */
  IGNORE_CASE,
  /** Anchors match at each line, too. */
  MULTILINE,
  /** A dot matches a line feed, too. */
  DOT_ALL
}
