package dev.sigmac.artifact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import dev.sigmac.pipeline.Deviation;
import dev.sigmac.plan.References;
import dev.sigmac.source.Diagnostic;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The list of what was made: of each rule and target its status, tables, columns, fidelity and
 * file, and the other files, all with digests. It is sorted, and says nothing that depends on the
 * machine.
 */
public final class Manifest {
  /** Its path among the artifacts. */
  public static final String PATH = "manifest.json";

  private static final JsonFactory JSON = new JsonFactory();
  private final JsonGenerator json;

  private Manifest(JsonGenerator json) {
    this.json = json;
  }

  /**
   * The manifest of the queries and the {@code others}, made by {@code version} of the compiler.
   */
  public static Artifact of(List<QueryFile> queries, List<Artifact> others, String version) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.setPrettyPrinter(layout());
      new Manifest(json).write(queries, others, version);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Artifact(PATH, text + "\n");
  }

  /**
   * The files that a manifest lists, without itself, with their digests; nothing if it is no
   * manifest, or lists a path that is not below its folder.
   */
  static Optional<Map<String, String>> files(String text) {
    Map<String, String> files = new LinkedHashMap<>();
    String last = "";
    try (JsonParser json = JSON.createParser(text)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_STRING && "file".equals(json.currentName())) {
          last = json.getText();
          files.put(last, "");
        } else if (token == JsonToken.VALUE_STRING && "digest".equals(json.currentName())) {
          files.replace(last, json.getText());
        }
      }
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(files).filter(f -> f.keySet().stream().allMatch(Artifact::isBelow));
  }

  private static PrettyPrinter layout() {
    return new DefaultPrettyPrinter()
        .withSeparators(
            Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
        .withObjectIndenter(new DefaultIndenter("  ", "\n"));
  }

  private void write(List<QueryFile> queries, List<Artifact> others, String version)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("format", 1);
    json.writeStringField("sigmac", version);
    json.writeArrayFieldStart("rules");
    // Stable, so that the rules of one file keep their order.
    for (QueryFile query :
        queries.stream().sorted(Comparator.comparing(QueryFile::rule)).toList()) {
      query(query);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("files");
    for (Artifact other : others.stream().sorted(Comparator.comparing(Artifact::path)).toList()) {
      json.writeStartObject();
      file(other);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void query(QueryFile query) throws IOException {
    References references =
        query.result().plan().map(References::of).orElse(new References(List.of(), List.of()));
    json.writeStartObject();
    json.writeStringField("rule", query.rule());
    text("id", query.result().id());
    text("title", query.result().title());
    json.writeStringField("target", query.result().target().name());
    json.writeStringField("pipeline", query.result().target().pipeline().name());
    json.writeStringField("status", query.result().status().word());
    texts("tables", references.tables());
    texts("columns", references.columns());
    json.writeArrayFieldStart("deviations");
    for (Deviation deviation : query.result().deviations()) {
      json.writeStartObject();
      json.writeStringField("effect", deviation.effect().word());
      json.writeStringField("reason", deviation.reason());
      json.writeBooleanField("consented", deviation.consented());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (query.artifact().isPresent()) {
      file(query.artifact().get());
    } else {
      texts(
          "reasons",
          query.result().diagnostics().stream()
              .filter(Diagnostic::isError)
              .map(d -> d.code().id() + ": " + d.message())
              .distinct()
              .toList());
    }
    json.writeEndObject();
  }

  private void file(Artifact artifact) throws IOException {
    json.writeStringField("file", artifact.path());
    json.writeStringField("digest", Digest.of(artifact.bytes()));
  }

  private void text(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    }
  }

  private void texts(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
