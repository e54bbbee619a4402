package dev.sigmac.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.TestAbortedException;

/** A script that answers each line with a line, in a node process that lives as long as this. */
final class NodeProgram implements AutoCloseable {
  private static final Path FOLDER = Path.of("src/test/kql");

  private final Process process;
  private final Writer requests;
  private final BufferedReader answers;

  private NodeProgram(Process process) {
    this.process = process;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.answers =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8), 1 << 16);
  }

  /** Starts a script, or skips the test, in one loud line, without node.js or its packages. */
  static NodeProgram start(String script, String... arguments) {
    boolean installed = Files.isDirectory(FOLDER.resolve("node_modules"));
    if (!installed) {
      System.out.println("SKIPPED: no node_modules in " + FOLDER + ", so no KQL is checked or run");
    }
    Assumptions.assumeTrue(installed, "run 'make test', which installs the language service");
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("TZ", "UTC");
      builder.directory(FOLDER.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
      return new NodeProgram(builder.start());
    } catch (IOException e) {
      System.out.println("SKIPPED: no node.js, so no KQL is checked or run");
      throw new TestAbortedException("no node.js", e);
    }
  }

  /** The answer to one line. */
  String ask(String line) {
    try {
      requests.write(line + "\n");
      requests.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException("the program has ended");
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The environment of the scripts that has the tables of a pack. */
  static String environment(String pack) {
    return switch (pack) {
      case "microsoft" -> "mixed";
      case "defender" -> "defender";
      default -> "sentinel";
    };
  }

  @Override
  public void close() {
    process.destroy();
  }
}
