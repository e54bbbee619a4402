package dev.sigmac.backend;

import dev.sigmac.source.Code;
import dev.sigmac.source.Severity;

/** What a query language has to say about a rule. */
public enum BackendCode implements Code {
  UNSUPPORTED_CONSTRUCT(Severity.ERROR, "The language cannot say what the rule means."),
  UNSUPPORTED_REGEX(
      Severity.ERROR, "The language's regular expressions cannot say what the pattern means."),
  DECORATION_LOST(
      Severity.WARNING,
      "The same events match, but something that the rule shows cannot be shown."),
  DATA_ASSUMED(
      Severity.NOTE, "The same events match as long as the data has a form that it always has."),
  QUERY_TOO_LONG(Severity.WARNING, "The query is longer than a platform takes in some place.");

  private final Severity severity;
  private final String summary;

  BackendCode(Severity severity, String summary) {
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
