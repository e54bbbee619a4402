package dev.sigmac.detection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of placeholders (Sigma specification, appendix "Placeholders"): a placeholder stands
 * for each of them in turn. Values are read like those of a rule, wildcards and escapes included.
 */
public record Placeholders(Map<String, List<String>> values) {
  /** No placeholder has values, so that every rule that needs one is refused. */
  public static final Placeholders NONE = new Placeholders(Map.of());

  /** Copies the map, keeping its order. */
  public Placeholders {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
    values = Collections.unmodifiableMap(copy);
  }

  /** The values of the placeholder {@code name}; nothing if none are known. */
  public Optional<List<String>> of(String name) {
    return Optional.ofNullable(values.get(name)).filter(list -> !list.isEmpty());
  }
}
