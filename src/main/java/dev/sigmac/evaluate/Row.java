package dev.sigmac.evaluate;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row that a query returns: the branch that it comes from, its columns in order, each with a
 * scalar or a list of them, or nothing where the event has none; the flags among them, the score if
 * there is one, and the time of its event.
 */
public record Row(
    String branch,
    Map<String, Optional<Object>> columns,
    Map<String, Boolean> flags,
    Optional<Long> score,
    Optional<OffsetDateTime> time) {
  /** Copies the maps, keeping their order. */
  public Row {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    flags = Collections.unmodifiableMap(new LinkedHashMap<>(flags));
  }

  /** The names of the flags that are true. */
  public List<String> raised() {
    return flags.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }
}
