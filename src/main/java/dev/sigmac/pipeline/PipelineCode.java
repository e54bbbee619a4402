package dev.sigmac.pipeline;

import dev.sigmac.source.Code;
import dev.sigmac.source.Severity;

/** What a pipeline has to say about a rule, and about a pack that a user wrote. */
public enum PipelineCode implements Code {
  UNMAPPED_LOGSOURCE(Severity.ERROR, "The pack knows no table for the rule's log source."),
  UNMAPPED_FIELD(
      Severity.ERROR, "No table that the pack knows for the log source holds the field."),
  UNMAPPED_VALUE(Severity.ERROR, "The value cannot be said in the way the table stores the field."),
  NEVER_MATCHES(
      Severity.ERROR,
      "No row of the table can match, so the query would give a false sense of safety."),
  OTHER_SOURCE(
      Severity.NOTE,
      "A later source was taken because an earlier one lacks something that the rule asks for."),
  SOURCE_NOTE(Severity.NOTE, "Something to know about the table that the rule was mapped to."),
  FIELD_NOT_SHOWN(Severity.WARNING, "A field that the rule wants to show is not in the table."),
  MARKUP_NOT_STORED(
      Severity.NOTE,
      "An extraction pattern looks for an element that no stored event has, so it finds nothing."),
  UNKNOWN_PACK(Severity.ERROR, "There is no pack of that name."),
  INVALID_PACK(Severity.ERROR, "A pack does not have the form that the documentation describes."),
  UNKNOWN_TABLE(Severity.ERROR, "A pack names a table whose columns are not known."),
  UNKNOWN_COLUMN(Severity.ERROR, "A pack names a column that the table does not have.");

  private final Severity severity;
  private final String summary;

  PipelineCode(Severity severity, String summary) {
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
