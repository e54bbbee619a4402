package dev.sigmac.cli;

import dev.sigmac.compiler.Codes;
import dev.sigmac.compiler.Targets;
import dev.sigmac.detection.KnownModifier;
import dev.sigmac.pipeline.Pack;
import dev.sigmac.source.Code;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.testing.TestCode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists what there is to choose from. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description =
        "Lists what there is to choose from, one a line with a tab before its description.")
final class ListCommand implements Runnable {
  enum Kind {
    TARGETS,
    PIPELINES,
    FORMATS,
    MODIFIERS,
    CODES
  }

  private final Console console;

  @Parameters(paramLabel = "WHAT", description = "targets, pipelines, formats, modifiers or codes.")
  private Kind kind = Kind.TARGETS;

  ListCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    switch (kind) {
      case TARGETS -> targets();
      case PIPELINES -> pipelines();
      case FORMATS -> {
        line("query", "the queries themselves");
        line(
            "jsonl",
            "one JSON object a rule and target, with status, query, tables, columns and diagnostics");
      }
      case MODIFIERS -> {
        for (KnownModifier modifier : KnownModifier.values()) {
          line(modifier.word(), modifier.summary());
        }
      }
      case CODES -> {
        for (Code code : codes()) {
          line(code.id(), code.severity().word() + ": " + code.summary());
        }
      }
    }
  }

  private void targets() {
    Targets targets = new Targets();
    for (String name : targets.names()) {
      String pack = targets.defaultPipeline(name, new Diagnostics()).map(Pack::name).orElse("none");
      line(name, "default pipeline " + pack);
    }
  }

  private void pipelines() {
    Targets targets = new Targets();
    for (String name : targets.pipelines()) {
      targets
          .pipeline(name, new Diagnostics())
          .ifPresent(
              p ->
                  line(
                      name, String.join(", ", p.info().targets()) + ": " + p.info().description()));
    }
  }

  private void line(String name, String text) {
    console.print(name + "\t" + text.strip() + "\n");
  }

  private static List<Code> codes() {
    return Stream.concat(Codes.all().stream(), Arrays.stream(TestCode.values())).toList();
  }
}
