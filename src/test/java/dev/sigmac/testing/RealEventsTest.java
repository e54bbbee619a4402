package dev.sigmac.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.NeedsRulesAndEvents;
import dev.sigmac.compiler.CompileRequest;
import dev.sigmac.compiler.Compiler;
import dev.sigmac.compiler.Options;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.detection.Placeholders;
import dev.sigmac.evaluate.Row;
import dev.sigmac.events.EventReader;
import dev.sigmac.events.EventSink;
import dev.sigmac.events.LoggedEvent;
import dev.sigmac.events.Problem;
import dev.sigmac.logsource.LogSources;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All public rules over recorded events: they find what they must, and what another engine finds.
 */
@NeedsRulesAndEvents
class RealEventsTest {
  private static final Path EVENTS = Path.of(System.getenv().getOrDefault("SIGMAC_EVENTS", "."));
  private static final Path CORPUS = Path.of(System.getenv().getOrDefault("SIGMAC_CORPUS", "."));

  /** Rules that the other engine misses by fields with blanks in their names, or by one of 4688. */
  private static final Set<String> FOUND_HERE_ONLY =
      Set.of(
          "a7c3e5f2-8b1d-4e9a-b6c2-3d7f5e8a9b4c",
          "1321dc4e-a1fe-481d-a016-52c45f0c8b4f",
          "d21374ff-f574-44a7-9998-4a8c8bf33d7d");

  @Test
  void rulesFindWhatTheyMustAndWhatAnotherEngineFinds() throws IOException {
    Map<String, Set<String>> found = new LinkedHashMap<>();
    List<RuleResult> rules = compiled();
    Set<String> known = ids(Files.readAllLines(EVENTS.resolve("rule_ids.txt")));
    for (String file : List.of("events.jsonl", "background.jsonl.gz")) {
      List<String> names = names(file);
      EventScan scan =
          new EventScan(
              rules,
              LogSources.standard(),
              new EventScan.Listener() {
                @Override
                public void hit(RuleResult rule, LoggedEvent event, Row row) {
                  String name = names.get((int) event.number() - 1);
                  found
                      .computeIfAbsent(name, n -> new TreeSet<>())
                      .add(rule.id().orElse(rule.file().path()));
                }

                @Override
                public void problem(Problem problem) {
                  throw new AssertionError(problem.text());
                }

                @Override
                public void progress(long events) {}
              });
      new EventReader(List.of("event"), scan).read(EVENTS.resolve(file), file);
      assertThat(scan.events()).isEqualTo(names.size());
    }
    Map<String, Set<String>> peer = peer();
    List<String> missed = new ArrayList<>();
    List<String> more = new ArrayList<>();
    Set<String> events = new HashSet<>(found.keySet());
    events.addAll(peer.keySet());
    for (String event : events) {
      Set<String> ours = found.getOrDefault(event, Set.of());
      Set<String> theirs = peer.getOrDefault(event, Set.of());
      theirs.stream().filter(r -> !ours.contains(r)).forEach(r -> missed.add(event + " " + r));
      ours.stream()
          .filter(r -> known.contains(r) && !theirs.contains(r) && !FOUND_HERE_ONLY.contains(r))
          .forEach(r -> more.add(event + " " + r));
    }
    assertThat(missed).isEmpty();
    assertThat(more).isEmpty();
    labels()
        .forEach(
            (rule, label) -> {
              long hits =
                  label.events().stream()
                      .filter(e -> found.getOrDefault(e, Set.of()).contains(rule))
                      .count();
              assertThat(hits).as(rule).isGreaterThanOrEqualTo(label.least());
            });
  }

  private record Label(List<String> events, long least) {}

  private static Map<String, Label> labels() {
    Map<String, Label> labels = new LinkedHashMap<>();
    for (Map<String, Object> line : objects("labels.jsonl")) {
      List<String> events =
          ((List<?>) line.getOrDefault("events", List.of())).stream().map(String::valueOf).toList();
      long least = ((Number) line.getOrDefault("min_matches", 1)).longValue();
      labels.put(String.valueOf(line.get("rule_id")), new Label(events, least));
    }
    return labels;
  }

  private static Map<String, Set<String>> peer() {
    Map<String, Set<String>> peer = new HashMap<>();
    for (Map<String, Object> line : objects("peer_labels.jsonl")) {
      Set<String> rules =
          peer.computeIfAbsent(String.valueOf(line.get("eid")), e -> new HashSet<>());
      ((List<?>) line.getOrDefault("rules", List.of())).forEach(r -> rules.add(String.valueOf(r)));
    }
    return peer;
  }

  private static List<String> names(String file) {
    return objects(file).stream().map(o -> String.valueOf(o.get("eid"))).toList();
  }

  private static List<Map<String, Object>> objects(String file) {
    List<Map<String, Object>> objects = new ArrayList<>();
    EventSink sink =
        new EventSink() {
          @Override
          public void event(LoggedEvent event) {
            objects.add(event.event().fields());
          }

          @Override
          public void problem(Problem problem) {
            throw new AssertionError(problem.text());
          }
        };
    new EventReader(List.of(), sink).read(EVENTS.resolve(file), file);
    return objects;
  }

  private static Set<String> ids(List<String> lines) {
    Set<String> ids = new HashSet<>();
    lines.forEach(l -> ids.add(l.substring(0, Math.max(0, l.indexOf('\t')))));
    return ids;
  }

  private static List<RuleResult> compiled() throws IOException {
    List<SourceFile> files = new ArrayList<>();
    Diagnostics diagnostics = new Diagnostics();
    try (Stream<Path> paths = Files.walk(CORPUS)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".yml")).sorted().toList()) {
        SourceFiles.read(path, CORPUS.relativize(path).toString(), diagnostics)
            .ifPresent(files::add);
      }
    }
    return new Compiler(
            new CompileRequest(
                files,
                List.of(EventsBackend.target(LogSources.standard(), true)),
                Placeholders.NONE,
                Options.DEFAULT))
        .compile()
        .results();
  }
}
