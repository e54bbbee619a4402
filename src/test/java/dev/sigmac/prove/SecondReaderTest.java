package dev.sigmac.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.NeedsRulesAndEvents;
import dev.sigmac.evaluate.EventLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random rules mean the same random events to {@code evaluate} and to the second reader. */
class SecondReaderTest {
  private static final int RULES = Integer.getInteger("sigmac.rules", 1_000);
  private static final int EVENTS = 100;
  private static final long SEED = Long.getLong("sigmac.seed", 11);

  @Test
  void bothReadingsOfARuleAgree() {
    Pieces pieces = new Pieces(new Random(SEED));
    long found = 0;
    int rules = 0;
    for (LogForm form : LogForm.all()) {
      Map<String, Map<String, Object>> events = new LinkedHashMap<>();
      for (int i = 0; i < EVENTS; i++) {
        events.put("e" + i, new RandomEvent(pieces).of(form));
      }
      for (int i = 0; i < RULES; i++) {
        String rule = new RandomRule(pieces).of(form);
        if (Meaning.isSound(rule)) {
          found += Meaning.of(rule, field -> false, events).size();
          rules++;
        }
      }
    }
    System.out.println(
        "two readings: " + (long) rules * EVENTS + " pairs, " + found + " of them matches");
    assertThat(found).isGreaterThan((long) rules * EVENTS / 20);
  }

  @Test
  @NeedsRulesAndEvents
  void bothReadingsOfThePublicRulesAgree() throws IOException {
    Map<String, Map<String, Object>> events = new LinkedHashMap<>();
    for (Map<String, @Nullable Object> line :
        EventLines.read(Path.of(System.getenv("SIGMAC_EVENTS"), "events.jsonl"))) {
      Map<String, Object> event = new LinkedHashMap<>();
      ((Map<?, ?>) Objects.requireNonNull(line.get("event")))
          .forEach(
              (name, value) -> {
                if (value != null) {
                  event.put(String.valueOf(name), value);
                }
              });
      events.put(String.valueOf(line.get("eid")), event);
    }
    List<Path> rules;
    try (Stream<Path> files = Files.walk(Path.of(System.getenv("SIGMAC_CORPUS")))) {
      rules = files.filter(f -> f.toString().endsWith(".yml")).sorted().toList();
    }
    long found = 0;
    int sound = 0;
    for (Path rule : rules) {
      String text = Files.readString(rule);
      if (Meaning.isSound(text)) {
        found += Meaning.of(text, field -> false, events).size();
        sound++;
      }
    }
    System.out.println(
        "two readings: "
            + sound
            + " public rules, "
            + events.size()
            + " events, "
            + found
            + " hits");
    assertThat(sound).isGreaterThan(3_700);
    assertThat(found).isGreaterThan(100);
  }
}
