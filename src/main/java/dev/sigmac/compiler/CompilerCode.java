package dev.sigmac.compiler;

import dev.sigmac.source.Code;
import dev.sigmac.source.Severity;

/** What is said about rules in relation to each other, and about the request. */
public enum CompilerCode implements Code {
  UNKNOWN_RULE(
      Severity.ERROR, "A correlation or filter names a rule that is in none of the files."),
  AMBIGUOUS_RULE(
      Severity.ERROR,
      "A correlation or filter names a rule by an id or name that several rules have."),
  REFERENCE_CYCLE(Severity.ERROR, "A correlation refers to itself by way of its rules."),
  DUPLICATE_ID(Severity.WARNING, "Two rules have the same id."),
  DUPLICATE_NAME(Severity.WARNING, "Two rules have the same name."),
  NOT_COMPILED_YET(
      Severity.ERROR, "The rule is sound, but this version does not compile its kind."),
  BRANCH_FAILED(Severity.ERROR, "A rule that a correlation needs could not be compiled."),
  NOT_EXACT(
      Severity.ERROR,
      "The query would match other events than the rule, which nobody has asked for."),
  APPROXIMATE(Severity.WARNING, "The query matches other events than the rule, as was asked for."),
  NO_MATCHER(Severity.WARNING, "Generated Java has no class for the rule."),
  INVALID_PROJECT(Severity.ERROR, "The project file sets something that there is not.");

  private final Severity severity;
  private final String summary;

  CompilerCode(Severity severity, String summary) {
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
