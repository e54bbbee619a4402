package dev.sigmac.testing.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sigmac.evaluate.Decision.Reason;
import dev.sigmac.evaluate.Row;
import dev.sigmac.testing.CaseResult;
import dev.sigmac.testing.CaseResult.Finding;
import dev.sigmac.testing.TestedRule;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Results for programs: a JSON array with an object for each rule. */
public final class JsonReport {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;
  private final JsonValues values;

  private JsonReport(JsonGenerator json) {
    this.json = json;
    this.values = new JsonValues(json);
  }

  /** The array, ended by LF. */
  public static String of(List<TestedRule> rules) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      JsonReport report = new JsonReport(json);
      json.writeStartArray();
      for (TestedRule rule : rules) {
        report.rule(rule);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  private void rule(TestedRule rule) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", rule.rule().file().path());
    values.optional("id", rule.rule().id());
    values.optional("title", rule.rule().title());
    json.writeStringField("status", rule.rule().status().word());
    json.writeArrayFieldStart("cases");
    for (CaseResult result : rule.cases()) {
      result(result);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void result(CaseResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", result.test().name());
    json.writeStringField("path", result.test().span().file().path());
    json.writeNumberField("line", result.test().span().line());
    json.writeStringField("outcome", result.outcome().word());
    values.optional("technique", result.test().technique());
    values.optional("signal", result.test().signal());
    values.optional("known_miss", result.test().knownMiss());
    json.writeArrayFieldStart("unmet");
    for (String unmet : result.unmet()) {
      json.writeString(unmet);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rows");
    for (Row row : result.rows()) {
      values.row(row);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("findings");
    for (Finding finding : result.findings()) {
      finding(finding);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void finding(Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", finding.event().file());
    json.writeNumberField("line", finding.event().line());
    json.writeNumberField("event", finding.event().number());
    json.writeStringField("branch", finding.branch());
    json.writeBooleanField("matches", finding.decision().matches());
    json.writeStringField(
        "cause", finding.decision().cause().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    json.writeArrayFieldStart("decided_by");
    for (Reason reason : finding.decision().reasons()) {
      reason(reason);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("fields");
    for (Map.Entry<String, Object> field : finding.event().event().fields().entrySet()) {
      json.writeFieldName(field.getKey());
      values.value(Optional.of(field.getValue()));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void reason(Reason reason) throws IOException {
    json.writeStartObject();
    json.writeStringField("condition", Phrases.leaf(reason.leaf()));
    json.writeStringField("path", reason.leaf().origin().span().file().path());
    json.writeNumberField("line", reason.leaf().origin().span().line());
    json.writeNumberField("column", reason.leaf().origin().span().column());
    json.writeBooleanField("held", reason.held());
    json.writeFieldName("values");
    values.value(Optional.of(reason.values()));
    json.writeEndObject();
  }
}
