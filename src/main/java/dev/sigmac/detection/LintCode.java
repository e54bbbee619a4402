package dev.sigmac.detection;

import dev.sigmac.source.Code;
import dev.sigmac.source.Severity;

/** What is legal in a detection and yet seldom meant. */
public enum LintCode implements Code {
  UNUSED_IDENTIFIER(
      Severity.WARNING, "A search identifier is named by no condition, so it has no effect."),
  ALL_OF_THEM(
      Severity.NOTE, "'all of them' changes its meaning with each identifier that is added."),
  MODIFIER_ON_IDENTIFIER(
      Severity.WARNING, "A modifier stands behind a search identifier, where it has no effect."),
  WILDCARD_INSTEAD_OF_MODIFIER(
      Severity.NOTE, "Wildcards at the ends of values say what a modifier says better."),
  DOUBLE_WILDCARD(Severity.NOTE, "Two wildcards * in a row match what one does."),
  ESCAPED_WILDCARD(
      Severity.WARNING,
      "A backslash before a wildcard makes it literal, which a path seldom holds."),
  SHORTHAND_IN_PATH(
      Severity.WARNING,
      "A class such as \\w stands in a regular expression where a path has a backslash and a letter."),
  ALL_ON_ONE_VALUE(
      Severity.WARNING,
      "The modifier all stands on a single value, which the specification forbids."),
  ALL_OF_WHOLE_VALUES(
      Severity.WARNING, "A field cannot be several values at once unless it holds several."),
  DUPLICATE_VALUE(Severity.WARNING, "A value stands twice in one list."),
  COVERED_VALUE(Severity.NOTE, "Another value of the list matches all that a value matches."),
  MATCHES_ANYTHING(Severity.WARNING, "A value matches whatever the field holds.");

  private final Severity severity;
  private final String summary;

  LintCode(Severity severity, String summary) {
    this.severity = severity;
    this.summary = summary;
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public String summary() {
    return summary;
  }
}
