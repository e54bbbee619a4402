package dev.sigmac.prove;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How the events that a query finds differ from those that its rule means, for people to read. */
final class Difference {
  private Difference() {}

  static String of(
      String rule,
      String query,
      Set<String> expected,
      Set<String> actual,
      Map<String, Map<String, Object>> events) {
    Set<String> missed = new TreeSet<>(expected);
    missed.removeAll(actual);
    Set<String> added = new TreeSet<>(actual);
    added.removeAll(expected);
    return rule + query + "\nmissed " + shown(missed, events) + "\nadded " + shown(added, events);
  }

  private static String shown(Set<String> ids, Map<String, Map<String, Object>> events) {
    return ids.size()
        + ids.stream().limit(2).map(id -> " " + events.get(id)).collect(Collectors.joining());
  }
}
