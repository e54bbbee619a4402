package dev.sigmac.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sigmac.source.Code;
import dev.sigmac.source.Diagnostic;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Diagnostics for machines: a JSON array, or a SARIF 2.1.0 log. */
final class Findings {
  private static final JsonFactory JSON = new JsonFactory();

  private Findings() {}

  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /** An array of objects with file, place, code, severity, message and hint. */
  static String json(List<Diagnostic> diagnostics) {
    return text(
        json -> {
          json.writeStartArray();
          for (Diagnostic diagnostic : diagnostics) {
            json.writeStartObject();
            json.writeStringField("path", diagnostic.span().file().path());
            json.writeNumberField("line", diagnostic.span().line());
            json.writeNumberField("column", diagnostic.span().column());
            json.writeStringField("code", diagnostic.code().id());
            json.writeStringField("severity", diagnostic.severity().word());
            json.writeStringField("message", diagnostic.message());
            json.writeFieldName("hint");
            json.writeString(diagnostic.hint().orElse(null));
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /**
   * A log with one run (SARIF 2.1.0, sections 3.13 to 3.49); columns count UTF-16 code units from
   * 1.
   */
  static String sarif(List<Diagnostic> diagnostics) {
    Map<String, Code> codes = new LinkedHashMap<>();
    diagnostics.forEach(d -> codes.putIfAbsent(d.code().id(), d.code()));
    return text(
        json -> {
          json.writeStartObject();
          json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
          json.writeStringField("version", "2.1.0");
          json.writeArrayFieldStart("runs");
          json.writeStartObject();
          json.writeObjectFieldStart("tool");
          json.writeObjectFieldStart("driver");
          json.writeStringField("name", "sigmac");
          json.writeArrayFieldStart("rules");
          for (Code code : codes.values()) {
            json.writeStartObject();
            json.writeStringField("id", code.id());
            message(json, "shortDescription", code.summary());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
          json.writeEndObject();
          json.writeStringField("columnKind", "utf16CodeUnits");
          json.writeArrayFieldStart("results");
          for (Diagnostic diagnostic : diagnostics) {
            result(json, diagnostic);
          }
          json.writeEndArray();
          json.writeEndObject();
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void result(JsonGenerator json, Diagnostic diagnostic) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", diagnostic.code().id());
    json.writeStringField("level", diagnostic.severity().word());
    message(
        json,
        "message",
        diagnostic.message() + diagnostic.hint().map(h -> " (" + h + ")").orElse(""));
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(diagnostic.span().file().path()));
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", diagnostic.span().line());
    json.writeNumberField("startColumn", diagnostic.span().column());
    int end = diagnostic.span().end();
    json.writeNumberField("endLine", diagnostic.span().file().lineAt(end));
    json.writeNumberField("endColumn", diagnostic.span().file().columnAt(end));
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void message(JsonGenerator json, String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private static String uri(String path) {
    try {
      // A colon in the first segment would read as a scheme.
      String relative = path.split("/", 2)[0].indexOf(':') >= 0 ? "./" + path : path;
      return new URI(null, null, relative, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String text(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }
}
