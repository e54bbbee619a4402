package dev.sigmac.testing;

import dev.sigmac.source.Span;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Events and what a rule must make of them. {@code rule} is the name or id of the rule that is
 * meant, if its file has several; {@code knownMiss} is the reason why the rule does not meet the
 * expectation as yet; {@code now} is the moment that a look-back counts from.
 */
public record TestCase(
    String name,
    Span span,
    Optional<String> rule,
    Optional<String> technique,
    Optional<String> signal,
    List<Map<String, Object>> events,
    List<EventFile> files,
    Optional<OffsetDateTime> now,
    Expectation expected,
    Optional<String> knownMiss) {
  /** Copies the lists. */
  public TestCase {
    events = events.stream().map(e -> Collections.unmodifiableMap(new LinkedHashMap<>(e))).toList();
    files = List.copyOf(files);
  }

  /**
   * A file with events: those with the numbers {@code picked}, from 1, or all if none is picked;
   * {@code within} is the path of the member that holds the event.
   */
  public record EventFile(Path path, List<Integer> picked, List<String> within) {
    /** Copies the lists. */
    public EventFile {
      picked = List.copyOf(picked);
      within = List.copyOf(within);
    }
  }
}
