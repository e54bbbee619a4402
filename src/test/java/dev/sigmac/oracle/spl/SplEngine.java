package dev.sigmac.oracle.spl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Searches over events, which are fields and their values by name; {@code id} names an event and
 * {@code _raw} is its text.
 */
public final class SplEngine {
  private final List<SplRun.Ev> events = new ArrayList<>();

  /** An engine over these events. */
  public SplEngine(List<Map<String, Object>> rows) {
    for (Map<String, Object> row : rows) {
      SplRun.Ev event = new SplRun.Ev();
      row.forEach((name, value) -> SplRun.put(event, name, value));
      event.src.add(String.valueOf(row.get("id")));
      events.add(event);
    }
  }

  /** What is wrong with the search, if something is; a warning of the reader counts. */
  public static Optional<String> fault(String search) {
    try {
      List<String> warnings = Spl.parse(search).warnings;
      return warnings.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", warnings));
    } catch (Spl.Err e) {
      return Optional.of(e.pos + ": " + e.getMessage());
    }
  }

  /** The ids of the events that the search finds. */
  public Set<String> find(String search) {
    Set<String> found = new TreeSet<>();
    new SplRun(events).run(Spl.parse(search)).forEach(result -> found.addAll(result.src));
    return found;
  }
}
