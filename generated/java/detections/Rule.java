package detections;

import java.util.List;
import java.util.Optional;

/** A detection rule: what it says about itself, its queries, and a test of events. */
public interface Rule {
  /** The title. */
  String title();

  /** The id, a UUID. */
  default Optional<String> id() {
    return Optional.empty();
  }

  /** The name by which other rules refer to it. */
  default Optional<String> name() {
    return Optional.empty();
  }

  /** What it finds. */
  default String description() {
    return "";
  }

  /** How far it is tried: stable, test, experimental, deprecated or unsupported. */
  default Optional<String> status() {
    return Optional.empty();
  }

  /** How severe what it finds is. */
  default Optional<Level> level() {
    return Optional.empty();
  }

  /** Who wrote it. */
  default Optional<String> author() {
    return Optional.empty();
  }

  /** Where to read more. */
  default List<String> references() {
    return List.of();
  }

  /** Its tags as written. */
  default List<String> tags() {
    return List.of();
  }

  /** The ATT&amp;CK tactics among its tags, such as {@code privilege-escalation}. */
  default List<String> tactics() {
    return List.of();
  }

  /** The ATT&amp;CK techniques among its tags, such as {@code T1053.005}. */
  default List<String> techniques() {
    return List.of();
  }

  /** What it finds beside what it is meant to find. */
  default List<String> falsePositives() {
    return List.of();
  }

  /** The logs that it is about, one for each of its branches. */
  default List<LogSource> logSources() {
    return List.of();
  }

  /** Its queries. */
  default List<Query> queries() {
    return List.of();
  }

  /** Its query in a language, such as {@code kql}; the first if several pipelines have one. */
  default Optional<Query> query(String target) {
    return queries().stream().filter(q -> q.target().equals(target)).findFirst();
  }

  /**
   * What lets {@code Rules.matching} pass over the rule: an event that matches has at least one of
   * these. Without any, every event is tried.
   */
  default List<Trigger> triggers() {
    return List.of();
  }

  /**
   * Whether an event matches. The log source is not looked at: it says where to find events, not
   * how they look.
   */
  boolean matches(Event event);
}
