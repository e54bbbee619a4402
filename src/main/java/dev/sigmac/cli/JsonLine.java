package dev.sigmac.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.pipeline.Deviation;
import dev.sigmac.plan.References;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** A result as one line of JSON. */
final class JsonLine {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private final JsonGenerator json;

  private JsonLine(JsonGenerator json) {
    this.json = json;
  }

  /** The object for one rule and target, with a line end, in UTF-8. */
  static byte[] of(RuleResult result) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(2048);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      new JsonLine(json).write(result);
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toByteArray();
  }

  private void write(RuleResult result) throws IOException {
    References references =
        result.plan().map(References::of).orElse(new References(List.of(), List.of()));
    json.writeStartObject();
    json.writeStringField("path", result.file().path());
    optional("id", result.id());
    optional("title", result.title());
    json.writeStringField("target", result.target().name());
    json.writeStringField("pipeline", result.target().pipeline().name());
    json.writeStringField("status", result.status().word());
    optional("query", result.query());
    strings("tables", references.tables());
    strings("columns", references.columns());
    json.writeObjectFieldStart("fidelity");
    json.writeStringField("status", fidelity(result));
    json.writeArrayFieldStart("deviations");
    for (Deviation deviation : result.deviations()) {
      deviation(deviation);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeArrayFieldStart("diagnostics");
    for (Diagnostic diagnostic : result.diagnostics()) {
      diagnostic(diagnostic, result.file());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String fidelity(RuleResult result) {
    return switch (result.status()) {
      case OK -> "exact";
      case APPROXIMATE -> "approximate";
      case REFUSED, ERROR -> "refused";
    };
  }

  private void deviation(Deviation deviation) throws IOException {
    json.writeStartObject();
    json.writeStringField("effect", deviation.effect().word());
    json.writeStringField("reason", deviation.reason());
    if (deviation.origin().isPresent()) {
      json.writeNumberField("line", deviation.origin().get().span().line());
      json.writeNumberField("column", deviation.origin().get().span().column());
    }
    json.writeBooleanField("consented", deviation.consented());
    json.writeEndObject();
  }

  private void diagnostic(Diagnostic diagnostic, SourceFile file) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", diagnostic.code().id());
    json.writeStringField("severity", diagnostic.severity().word());
    json.writeStringField("message", diagnostic.message());
    if (!diagnostic.span().file().path().equals(file.path())) {
      json.writeStringField("file", diagnostic.span().file().path());
    }
    json.writeNumberField("line", diagnostic.span().line());
    json.writeNumberField("column", diagnostic.span().column());
    optional("hint", diagnostic.hint());
    json.writeEndObject();
  }

  private void optional(String name, Optional<String> value) throws IOException {
    json.writeFieldName(name);
    if (value.isPresent()) {
      json.writeString(value.get());
    } else {
      json.writeNull();
    }
  }

  private void strings(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
