package dev.sigmac.rule;

import dev.sigmac.source.Code;
import dev.sigmac.source.Severity;

/** What can be wrong, or doubtful, with a file as Sigma. */
public enum RuleCode implements Code {
  NO_RULE(Severity.WARNING, "The file holds no document."),
  NOT_A_RULE(
      Severity.ERROR, "A document is not a map, or has no detection, correlation or filter."),
  AMBIGUOUS_KIND(
      Severity.ERROR,
      "A document is a rule, a correlation and a filter, or two of these, at once."),
  MISSING_TITLE(Severity.ERROR, "A document has no title."),
  MISSING_LOGSOURCE(Severity.ERROR, "A rule or filter does not say which logs it is about."),
  MISSING_CONDITION(Severity.ERROR, "A detection has no condition, so it says nothing."),
  MISSING_KEY(Severity.ERROR, "A key is missing that the specification demands."),
  MISSING_IDENTIFIER(Severity.ERROR, "A detection has no search identifier."),
  WRONG_TYPE(Severity.ERROR, "A value is of another type than its key demands."),
  NOT_A_LIST(
      Severity.WARNING,
      "A single text stands where the specification demands a list; it is read as a list of one."),
  EMPTY_VALUE(Severity.ERROR, "A map, list or value is empty, so what it should match is unknown."),
  EMPTY_MODIFIER(Severity.ERROR, "A key has a | that no modifier follows."),
  NESTED_LIST(Severity.ERROR, "A list stands in a list, which the specification gives no meaning."),
  INVALID_VALUE(Severity.ERROR, "A value is none of those that its key allows."),
  UNKNOWN_KEY(Severity.ERROR, "A key is not known where the specification allows no others."),
  MISSPELT_KEY(Severity.WARNING, "A custom key looks like a misspelt key of the specification."),
  INVALID_ID(Severity.WARNING, "An id is not a UUID."),
  INVALID_DATE(Severity.WARNING, "A date is not of the form YYYY-MM-DD."),
  INVALID_TAG(Severity.WARNING, "A tag is not of the form namespace.name in lower case."),
  UNKNOWN_TAG(Severity.WARNING, "A tag is none of those that the specification knows."),
  OUTDATED_TAG(Severity.WARNING, "A tag is written as Sigma 1 wrote it."),
  RETIRED_RULE(Severity.NOTE, "The status of a rule says that it should not be deployed any more."),
  DOUBTFUL_VALUE(
      Severity.WARNING,
      "A value in the description of a rule is none of those that the specification knows."),
  TOO_LONG(Severity.WARNING, "A text is longer than the specification allows."),
  RULE_COLLECTION(Severity.WARNING, "Rule collections with 'action' are not part of Sigma 2."),
  REMOVED_TIMEFRAME(Severity.WARNING, "'timeframe' is not part of Sigma 2 and has no effect."),
  BARE_KEYWORD(
      Severity.WARNING, "A value stands directly under an identifier; it is read as one keyword."),
  ODD_IDENTIFIER(
      Severity.WARNING, "The name of a search identifier is one that other tools may not accept."),
  INVALID_IDENTIFIER(
      Severity.ERROR, "The name of a search identifier cannot be written in a condition."),
  CONDITION_SYNTAX(Severity.ERROR, "A condition does not follow the grammar."),
  EMPTY_CONDITION(Severity.ERROR, "A condition is empty."),
  UNBALANCED_PARENTHESES(Severity.ERROR, "A parenthesis in a condition has no partner."),
  UNKNOWN_IDENTIFIER(Severity.ERROR, "A condition names a search identifier that does not exist."),
  UNMATCHED_PATTERN(Severity.ERROR, "A pattern in a condition matches no search identifier."),
  AGGREGATION(
      Severity.ERROR,
      "Aggregations in conditions were removed in Sigma 2; correlations replace them."),
  UNSUPPORTED_QUANTIFIER(Severity.ERROR, "Only '1 of' and 'all of' exist."),
  CONDITION_TOO_LARGE(
      Severity.ERROR, "A condition is longer or nested more deeply than any should be."),
  UPPER_CASE_OPERATOR(
      Severity.WARNING,
      "An operator of a condition is not in lower case, which other tools may not accept."),
  INVALID_TIMESPAN(Severity.ERROR, "A timespan is not a whole number with one of s, m, h and d."),
  INVALID_THRESHOLD(
      Severity.ERROR, "A threshold of a correlation is not a number that can be compared."),
  MISSING_PERCENTILE(
      Severity.WARNING,
      "A correlation of type value_percentile does not say which percentile, so it cannot be"
          + " compiled."),
  UNLISTED_RULE(Severity.ERROR, "A correlation speaks of a rule that is not in its list."),
  INVALID_EXTRACT(Severity.ERROR, "An extracted column has no usable name or pattern.");

  private final Severity severity;
  private final String summary;

  RuleCode(Severity severity, String summary) {
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
