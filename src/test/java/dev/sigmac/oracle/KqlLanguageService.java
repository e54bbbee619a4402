package dev.sigmac.oracle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Microsoft's own language service for KQL, in a node process that lives as long as this. Without
 * node.js or its packages the test is skipped, in one loud line.
 */
public final class KqlLanguageService implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();

  private final NodeProgram program;

  private KqlLanguageService(NodeProgram program) {
    this.program = program;
  }

  /** What the service says of a query, and the value that it gives to each string literal. */
  public record Answer(List<String> errors, List<String> literals) {}

  /** Starts the service, or skips the test. */
  public static KqlLanguageService start() {
    return new KqlLanguageService(NodeProgram.start("kql-check.mjs"));
  }

  /** Checks one query against the tables of a pack. */
  public Answer check(String pack, String query) {
    try {
      return answer(program.ask(request(NodeProgram.environment(pack), query)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    program.close();
  }

  private static String request(String environment, String query) throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("env", environment);
      json.writeStringField("query", query);
      json.writeEndObject();
    }
    return line.toString();
  }

  private static Answer answer(String line) throws IOException {
    List<String> errors = new ArrayList<>();
    List<String> literals = new ArrayList<>();
    try (JsonParser json = JSON.createParser(line)) {
      json.nextToken();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("findings")) {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            finding(json, errors);
          }
        } else if (name.equals("literals")) {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            literals.add(json.getText());
          }
        }
      }
    }
    return new Answer(errors, literals);
  }

  private static void finding(JsonParser json, List<String> errors) throws IOException {
    String severity = "";
    StringBuilder text = new StringBuilder();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals("severity")) {
        severity = json.getText();
      }
      text.append(name).append(' ').append(json.getText()).append(' ');
    }
    if (severity.equals("Error")) {
      errors.add(text.toString().strip());
    }
  }
}
