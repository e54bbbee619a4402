package dev.sigmac.oracle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs KQL over rows: the language service reads a query, and its syntax tree is evaluated by the
 * rules of the Kusto documentation.
 */
public final class KqlEngine implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();

  private final NodeProgram program;
  private final Path rows;

  private KqlEngine(NodeProgram program, Path rows) {
    this.program = program;
    this.rows = rows;
  }

  /** Starts the engine over tables of rows that {@code $id} names, or skips the test. */
  public static KqlEngine over(Map<String, List<Map<String, Object>>> tables) {
    try {
      Path file = Files.createTempFile("rows", ".json");
      Files.writeString(file, json(tables), StandardCharsets.UTF_8);
      return new KqlEngine(NodeProgram.start("kql-eval.mjs", "--tables", file.toString()), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the rows that a query finds. */
  public Set<String> find(String pack, String query) {
    return ask(Map.of("id", "q", "env", NodeProgram.environment(pack), "query", query));
  }

  /** The names of the rows that a query finds at a moment, which {@code ago} counts from. */
  public Set<String> find(String pack, String query, String now) {
    String environment = NodeProgram.environment(pack);
    return ask(Map.of("id", "q", "env", environment, "query", query, "now", now));
  }

  private Set<String> ask(Map<String, String> request) {
    try {
      String query = String.valueOf(request.get("query"));
      return sources(program.ask(json(request)), query);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    program.close();
    try {
      Files.deleteIfExists(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> sources(String answer, String query) throws IOException {
    Set<String> sources = new TreeSet<>();
    try (JsonParser json = JSON.createParser(answer)) {
      json.nextToken();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("error")) {
          throw new AssertionError(json.getText() + "\n" + query);
        } else if (name.equals("sources")) {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            sources.add(json.getText());
          }
        }
      }
    }
    return sources;
  }

  /** A value as JSON text. */
  public static String json(Object value) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(value, json);
    }
    return text.toString();
  }

  private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        write(entry.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof Collection<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(element, json);
      }
      json.writeEndArray();
    } else if (value instanceof Number number) {
      json.writeNumber(number.toString());
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else {
      json.writeString(value == null ? null : value.toString());
    }
  }
}
