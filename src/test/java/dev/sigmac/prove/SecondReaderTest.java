package dev.sigmac.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
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
}
