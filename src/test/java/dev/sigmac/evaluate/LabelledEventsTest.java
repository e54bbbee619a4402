package dev.sigmac.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.NeedsRulesAndEvents;
import dev.sigmac.detection.LoweredRule;
import dev.sigmac.detection.Lowering;
import dev.sigmac.detection.Placeholders;
import dev.sigmac.rule.RuleReader;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Public rules on the real events that they must find. */
@NeedsRulesAndEvents
class LabelledEventsTest {
  private static final Path EVENTS = Path.of(System.getenv().getOrDefault("SIGMAC_EVENTS", "."));
  private static final Path CORPUS = Path.of(System.getenv().getOrDefault("SIGMAC_CORPUS", "."));

  @Test
  void everyRuleFindsTheEventsThatItMust() throws IOException {
    Map<String, Event> events = events();
    List<String> missed = new ArrayList<>();
    int rules = 0;
    for (Map<String, @Nullable Object> label : EventLines.read(EVENTS.resolve("labels.jsonl"))) {
      Predicate<Event> rule = rule(CORPUS.resolve(text(label, "rule_path")));
      long hits =
          ((List<?>) Objects.requireNonNull(label.get("events")))
              .stream().map(e -> Objects.requireNonNull(events.get(e))).filter(rule).count();
      long least = ((BigDecimal) Objects.requireNonNull(label.get("min_matches"))).longValue();
      rules++;
      if (hits < least) {
        missed.add(text(label, "title") + ": " + hits + " of " + least);
      }
    }
    assertThat(rules).isGreaterThan(100);
    assertThat(missed).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Event> events() throws IOException {
    Map<String, Event> events = new LinkedHashMap<>();
    for (Map<String, @Nullable Object> line : EventLines.read(EVENTS.resolve("events.jsonl"))) {
      events.put(
          text(line, "eid"),
          new Event((Map<String, Object>) Objects.requireNonNull(line.get("event"))));
    }
    return events;
  }

  private static Predicate<Event> rule(Path file) {
    Diagnostics diagnostics = new Diagnostics();
    SigmaRule rule =
        (SigmaRule)
            RuleReader.read(
                    SourceFiles.read(file, file.toString(), diagnostics).orElseThrow(), diagnostics)
                .get(0);
    LoweredRule lowered =
        new Lowering(Placeholders.NONE).lower(rule.detections(), false, diagnostics).orElseThrow();
    return Evaluator.of(lowered.whole());
  }

  private static String text(Map<String, @Nullable Object> object, String name) {
    return (String) Objects.requireNonNull(object.get(name));
  }
}
