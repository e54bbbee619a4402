package dev.sigmac.pipeline;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of the data that each event of a Windows channel carries, by event id. */
public record EventFields(Map<Integer, List<String>> namesById) {
  /** Copies the map, keeping its order. */
  public EventFields {
    namesById = Collections.unmodifiableMap(new LinkedHashMap<>(namesById));
  }

  /**
   * The names that one of the events has; of all events when {@code ids} is empty, of none for an
   * unknown id.
   */
  Set<String> names(Collection<Integer> ids) {
    Set<String> names = new LinkedHashSet<>();
    namesById.forEach(
        (id, fields) -> {
          if (ids.isEmpty() || ids.contains(id)) {
            names.addAll(fields);
          }
        });
    return names;
  }

  /** How the events write {@code name}. */
  Optional<String> name(String name, Collection<Integer> ids) {
    return Names.find(name, names(ids));
  }
}
