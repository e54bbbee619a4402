package dev.sigmac.testing.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.evaluate.Row;
import dev.sigmac.events.LoggedEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A rule's row of one event, as a line. */
public final class HitLine {
  private static final JsonFactory JSON = new JsonFactory();

  private HitLine() {}

  /** {@code file:line: title -> branch [flags] score 2}, ended by LF. */
  public static String text(RuleResult rule, LoggedEvent event, Row row) {
    return event.file()
        + ":"
        + event.line()
        + ": "
        + Phrases.line(rule.title().orElse(rule.file().path()))
        + " -> "
        + Phrases.row(row)
        + "\n";
  }

  /** A JSON object with the place of the event, the rule and the row, ended by LF. */
  public static String json(RuleResult rule, LoggedEvent event, Row row) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("events", event.file());
      json.writeNumberField("line", event.line());
      json.writeNumberField("event", event.number());
      json.writeStringField("path", rule.file().path());
      JsonValues values = new JsonValues(json);
      values.optional("id", rule.id());
      values.optional("title", rule.title());
      json.writeFieldName("row");
      values.row(row);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }
}
