package dev.sigmac.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.artifact.catalogue.Catalogues;
import dev.sigmac.artifact.catalogue.JavaSources;
import dev.sigmac.artifact.catalogue.Loaded;
import dev.sigmac.compiler.Meaning;
import dev.sigmac.evaluate.Event;
import dev.sigmac.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random rules find the same random events in generated Java as they mean. */
class JavaMeaningTest {
  private static final int RULES = Integer.getInteger("sigmac.rules", 250);
  private static final int EVENTS = 150;
  private static final long SEED = Long.getLong("sigmac.seed", 7);

  @TempDir Path folder;

  static List<LogForm> forms() {
    return LogForm.all();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void rulesFindTheEventsThatTheyMean(LogForm form) throws IOException {
    Pieces pieces = new Pieces(new Random(SEED));
    List<SourceFile> files = new ArrayList<>();
    for (int i = 0; i < RULES; i++) {
      files.add(new SourceFile("random" + i + ".yml", new RandomRule(pieces).of(form)));
    }
    Catalogues catalogue = Catalogues.of(files);
    assertThat(catalogue.leftOut()).isEmpty();
    Loaded loaded =
        new Loaded(new JavaSources(folder).load(catalogue.artifacts()), Catalogues.PACKAGE);
    List<Predicate<Event>> references =
        catalogue.meanings().stream().map(Catalogues::reference).toList();
    List<String> differences = new ArrayList<>();
    long found = 0;
    for (int e = 0; e < EVENTS; e++) {
      Map<String, Object> fields = new RandomEvent(pieces).of(form);
      Event event = new Event(fields);
      Object own = loaded.event(fields);
      assertThat(loaded.matching(own))
          .isEqualTo(loaded.rules().stream().filter(r -> loaded.matches(r, own)).toList());
      for (int i = 0; i < catalogue.meanings().size(); i++) {
        Meaning meaning = catalogue.meanings().get(i);
        boolean expected = references.get(i).test(event);
        found += expected ? 1 : 0;
        if (loaded.matches(loaded.rules().get(i), own) != expected) {
          differences.add(meaning.file().text() + expected + " for " + fields);
        }
      }
    }
    int pairs = catalogue.meanings().size() * EVENTS;
    System.out.println(form.table() + " in Java: " + pairs + " pairs, " + found + " matches");
    assertThat(differences.stream().limit(5).collect(Collectors.joining("\n\n")))
        .as(differences.size() + " differences")
        .isEmpty();
    assertThat(pairs).isGreaterThan(RULES * EVENTS / 2);
    assertThat(found).isGreaterThan(pairs / 20);
  }
}
