package dev.sigmac.detection;

import dev.sigmac.source.Code;
import dev.sigmac.source.Severity;

/** What can be wrong, or doubtful, with the meaning of a detection. */
public enum DetectionCode implements Code {
  UNKNOWN_MODIFIER(Severity.ERROR, "A modifier is none of those that Sigma knows."),
  ILLEGAL_MODIFIER(
      Severity.ERROR,
      "A modifier stands where those before it leave nothing that it could apply to."),
  REPEATED_MODIFIER(Severity.ERROR, "A modifier stands twice in one chain."),
  MODIFIER_WITHOUT_FIELD(Severity.ERROR, "A modifier that looks at a field is put on keywords."),
  UNENCODED_BYTES(
      Severity.ERROR, "UTF-16 bytes are no text until base64 or base64offset encodes them."),
  WRONG_VALUE_TYPE(Severity.ERROR, "A value is of a type that its modifiers do not take."),
  NULL_AMONG_VALUES(
      Severity.ERROR, "A null stands in a list of values, which the specification forbids."),
  NUMBER_OUT_OF_RANGE(
      Severity.ERROR,
      "A number is beyond what can be compared, or beyond the part of a date it stands for."),
  WILDCARD_IN_ENCODED_VALUE(
      Severity.ERROR, "A value that is to be encoded holds a wildcard, which has no bytes."),
  WILDCARD_IN_FIELD_NAME(
      Severity.ERROR, "A field reference holds a wildcard, but it must be the name of one field."),
  VALUE_TOO_SHORT(
      Severity.ERROR, "A value is so short that its encoded form would match nearly everything."),
  TOO_MANY_VARIANTS(Severity.ERROR, "A value stands for more variants than a query could list."),
  INVALID_NETWORK(Severity.ERROR, "A value is not an IPv4 or IPv6 network in CIDR notation."),
  INVALID_REGEX(
      Severity.ERROR, "A regular expression is malformed or outside the portable subset."),
  MISSING_PLACEHOLDER(
      Severity.ERROR, "A placeholder has no values, so what the rule matches is unknown."),
  INVALID_PLACEHOLDERS(Severity.ERROR, "A placeholder file is not a map from names to values."),
  UNRESOLVED_IDENTIFIER(
      Severity.ERROR, "A condition names search identifiers that the rule does not have."),
  WITHOUT_PLACEHOLDER(Severity.WARNING, "A value with the modifier expand holds no placeholder."),
  OFFSET_WITHOUT_CONTAINS(
      Severity.WARNING,
      "base64offset gives the middle of an encoded text, which only contains can find."),
  MODIFIER_ALIAS(
      Severity.NOTE, "A modifier is written by a name that the specification does not have.");

  private final Severity severity;
  private final String summary;

  DetectionCode(Severity severity, String summary) {
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
