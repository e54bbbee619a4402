package dev.sigmac.prove;

import dev.sigmac.compiler.CompileRequest;
import dev.sigmac.compiler.Compiler;
import dev.sigmac.compiler.Options;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.compiler.Target;
import dev.sigmac.detection.Placeholders;
import dev.sigmac.evaluate.Event;
import dev.sigmac.evaluate.PlanEvaluator;
import dev.sigmac.evaluate.Row;
import dev.sigmac.events.EventReader;
import dev.sigmac.events.EventSink;
import dev.sigmac.events.LoggedEvent;
import dev.sigmac.events.Problem;
import dev.sigmac.logsource.EventOperands;
import dev.sigmac.logsource.LogSources;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.SourceFiles;
import dev.sigmac.testing.EventsBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** An event of the tests of the rules for T1053, by the file and the number that it has there. */
record RecordedTask(String id, Event event) {
  private static final Path FOLDER = Path.of("sigma/events/t1053");

  /** All of them, in order. */
  static List<RecordedTask> all() throws IOException {
    List<RecordedTask> all = new ArrayList<>();
    EventSink sink =
        new EventSink() {
          @Override
          public void event(LoggedEvent event) {
            all.add(new RecordedTask(event.file() + ":" + event.number(), event.event()));
          }

          @Override
          public void problem(Problem problem) {
            throw new AssertionError(problem.text());
          }
        };
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        new EventReader(List.of(), sink).read(file, String.valueOf(file.getFileName()));
      }
    }
    return all;
  }

  Map<String, Object> fields() {
    return event.fields();
  }

  String text(String field) {
    return fields().getOrDefault(field, "").toString();
  }

  boolean is(String channel, int id) {
    return text("Channel").equals(channel) && text("EventID").equals(String.valueOf(id));
  }

  /**
   * What the plan of a rule file makes of the events: the events of each kind of row, which is its
   * branch, flags and score.
   */
  static Map<Row, Set<String>> rows(Path file, List<RecordedTask> events) {
    LogSources logSources = LogSources.standard();
    List<SourceFile> files =
        SourceFiles.read(file, "rule.yml", new Diagnostics()).stream().toList();
    List<Target> targets = List.of(EventsBackend.target(logSources, true));
    RuleResult rule =
        new Compiler(new CompileRequest(files, targets, Placeholders.NONE, Options.DEFAULT))
            .compile()
            .results()
            .get(0);
    PlanEvaluator plan =
        new PlanEvaluator(rule.plan().orElseThrow(), new EventOperands(logSources));
    Map<Row, Set<String>> rows = new LinkedHashMap<>();
    for (RecordedTask event : events) {
      for (Row row : plan.rows(event.event(), Optional.empty())) {
        Row kind = new Row(row.branch(), Map.of(), row.flags(), row.score(), Optional.empty());
        rows.computeIfAbsent(kind, k -> new TreeSet<>()).add(event.id());
      }
    }
    return rows;
  }

  /** A kind of row in a query language that writes equality, conjunction and true so. */
  static String condition(Row kind, String equals, String and, String yes) {
    String no = yes.equals("1") ? "0" : "false";
    List<String> parts = new ArrayList<>();
    parts.add("DetectionBranch" + equals + "\"" + kind.branch() + "\"");
    kind.score().ifPresent(s -> parts.add("SuspicionScore" + equals + s));
    kind.flags().forEach((flag, raised) -> parts.add(flag + equals + (raised ? yes : no)));
    return String.join(and, parts);
  }
}
