package dev.sigmac.regex;

/** What came of printing a regular expression for an engine. */
public sealed interface Printed {
  /**
   * The engine's pattern, not quoted yet; with {@code ignoreCase} the engine is to be told to
   * ignore case.
   */
  record Pattern(String text, boolean ignoreCase) implements Printed {}

  /** The engine cannot say it; {@code reason} is for the author of a rule. */
  record Unsupported(String reason) implements Printed {}
}
