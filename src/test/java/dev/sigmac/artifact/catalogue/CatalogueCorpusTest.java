package dev.sigmac.artifact.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.compiler.Meaning;
import dev.sigmac.evaluate.Event;
import dev.sigmac.evaluate.EventLines;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.SourceFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The public rules as one catalogue, over labelled events and a stream of real ones. */
@EnabledIfEnvironmentVariable(
    named = "SIGMAC_EVENTS",
    matches = ".+",
    disabledReason = "SIGMAC_EVENTS names no folder with labelled events")
@EnabledIfEnvironmentVariable(
    named = "SIGMAC_CORPUS",
    matches = ".+",
    disabledReason = "SIGMAC_CORPUS names no folder with the public rules")
class CatalogueCorpusTest {
  private static final Path EVENTS = Path.of(System.getenv().getOrDefault("SIGMAC_EVENTS", "."));
  private static final Path CORPUS = Path.of(System.getenv().getOrDefault("SIGMAC_CORPUS", "."));
  private static final int STREAM = Integer.getInteger("sigmac.stream", 300);

  @TempDir Path folder;

  @Test
  void matchersDecideAsTheReferenceDoes() throws IOException {
    List<SourceFile> files = rules();
    Catalogues catalogue = Catalogues.of(files);
    assertThat(catalogue.leftOut()).isEmpty();
    Loaded loaded =
        new Loaded(new JavaSources(folder).load(catalogue.artifacts()), Catalogues.PACKAGE);
    assertThat(loaded.rules()).hasSameSizeAs(catalogue.meanings()).hasSizeGreaterThan(3_700);
    List<Predicate<Event>> references =
        catalogue.meanings().stream().map(Catalogues::reference).toList();

    List<String> differences = new ArrayList<>();
    long found = 0;
    List<Map<String, Object>> events = new ArrayList<>(labelled());
    events.addAll(stream());
    for (Map<String, Object> fields : events) {
      Event event = new Event(fields);
      Object own = loaded.event(fields);
      for (int i = 0; i < references.size(); i++) {
        boolean expected = references.get(i).test(event);
        found += expected ? 1 : 0;
        if (loaded.matches(loaded.rules().get(i), own) != expected) {
          differences.add(title(catalogue.meanings().get(i)) + " " + expected + " " + fields);
        }
      }
    }
    System.out.printf(
        "%d rules in Java over %d events: %d matches%n", references.size(), events.size(), found);
    assertThat(differences.stream().limit(5)).as(differences.size() + " differences").isEmpty();
    assertThat(found).isGreaterThan(300);
  }

  private static String title(Meaning meaning) {
    return meaning.document().metadata().title();
  }

  private static List<SourceFile> rules() throws IOException {
    List<SourceFile> files = new ArrayList<>();
    Diagnostics diagnostics = new Diagnostics();
    try (Stream<Path> paths = Files.walk(CORPUS)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".yml")).sorted().toList()) {
        SourceFiles.read(path, CORPUS.relativize(path).toString(), diagnostics)
            .ifPresent(files::add);
      }
    }
    return files;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> labelled() throws IOException {
    List<Map<String, Object>> events = new ArrayList<>();
    for (Map<String, @Nullable Object> line : EventLines.read(EVENTS.resolve("events.jsonl"))) {
      events.add((Map<String, Object>) Objects.requireNonNull(line.get("event")));
    }
    return events;
  }

  /** Events spread evenly over the whole stream. */
  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> stream() throws IOException {
    List<Map<String, Object>> events = new ArrayList<>();
    Path stream = EVENTS.resolve("stream_mit_cc0.jsonl.gz");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(stream)), StandardCharsets.UTF_8))) {
      int every = Math.max(1, 460_000 / STREAM);
      int n = 0;
      for (String line = lines.readLine();
          line != null && events.size() < STREAM;
          line = lines.readLine()) {
        if (n++ % every == 0) {
          Map<String, ?> event = EventLines.parse(line);
          events.add((Map<String, Object>) event);
        }
      }
    }
    return events;
  }
}
