package dev.sigmac.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of the data that each event of a Windows channel carries, by event id. */
final class EventFields {
  static final EventFields NONE = new EventFields(Map.of());

  private final Map<Integer, List<String>> namesById;
  private final Lazy<Names> all;

  /** Copies the map, keeping its order. */
  EventFields(Map<Integer, List<String>> namesById) {
    this.namesById = Collections.unmodifiableMap(new LinkedHashMap<>(namesById));
    this.all = new Lazy<>(() -> of(this.namesById.keySet()));
  }

  /** The names by event id, in the order of the events' data. */
  Map<Integer, List<String>> namesById() {
    return namesById;
  }

  /**
   * The names that one of the events has; of all events when {@code ids} is empty, of none for an
   * unknown id.
   */
  Names names(Collection<Integer> ids) {
    return ids.isEmpty() ? all.get() : of(ids);
  }

  private Names of(Collection<Integer> ids) {
    List<String> names = new ArrayList<>();
    for (Integer id : ids) {
      names.addAll(namesById.getOrDefault(id, List.of()));
    }
    return new Names(names);
  }
}
