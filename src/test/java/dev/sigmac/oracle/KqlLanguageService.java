package dev.sigmac.oracle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Microsoft's own language service for KQL, in a node process that lives as long as this. Without
 * node.js or its packages the test is skipped, in one loud line.
 */
public final class KqlLanguageService implements AutoCloseable {
  private static final Path FOLDER = Path.of("src/test/kql");
  private static final JsonFactory JSON = new JsonFactory();

  private final Process process;
  private final Writer requests;
  private final BufferedReader answers;

  private KqlLanguageService(Process process) {
    this.process = process;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.answers =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8), 1 << 16);
  }

  /** What the service says of a query, and the value that it gives to each string literal. */
  public record Answer(List<String> errors, List<String> literals) {}

  /** Starts the service, or skips the test. */
  public static KqlLanguageService start() {
    boolean installed = Files.isDirectory(FOLDER.resolve("node_modules"));
    if (!installed) {
      System.out.println(
          "SKIPPED: no node_modules in "
              + FOLDER
              + ", so Microsoft's language service checks no KQL");
    }
    Assumptions.assumeTrue(installed, "run 'make test', which installs the language service");
    try {
      ProcessBuilder builder = new ProcessBuilder("node", "kql-check.mjs");
      builder.directory(FOLDER.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
      return new KqlLanguageService(builder.start());
    } catch (IOException e) {
      System.out.println("SKIPPED: no node.js, so Microsoft's language service checks no KQL");
      throw new org.opentest4j.TestAbortedException("no node.js", e);
    }
  }

  /** Checks one query against the tables of a pack. */
  public Answer check(String pack, String query) {
    try {
      requests.write(request(environment(pack), query) + "\n");
      requests.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException("the language service has ended");
      }
      return answer(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }

  private static String environment(String pack) {
    return switch (pack) {
      case "microsoft" -> "mixed";
      case "defender" -> "defender";
      default -> "sentinel";
    };
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
