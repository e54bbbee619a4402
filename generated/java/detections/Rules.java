package detections;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All rules, in the order of their files.
 *
 * <p>Made by sigmac; a change here is lost.
 */
public final class Rules {
  private static final List<Rule> ALL = all();

  private static final Map<String, Rule> BY_ID = index(Rule::id);

  private static final Map<String, Rule> BY_NAME = index(Rule::name);

  private static final RuleIndex INDEX = new RuleIndex(ALL);

  private Rules() {
  }

  /**
   * All rules.
   */
  public static List<Rule> list() {
    return ALL;
  }

  /**
   * The rule of an id; the first if several have it.
   */
  public static Optional<Rule> byId(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /**
   * The rule that others refer to by this name.
   */
  public static Optional<Rule> byName(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /**
   * The rules for an ATT&amp;CK technique such as {@code T1053}, those for its sub-techniques too.
   */
  public static List<Rule> byTechnique(String technique) {
    return ALL.stream()
        .filter(r -> r.techniques().stream()
        .anyMatch(t -> t.equals(technique) || t.startsWith(technique + ".")))
        .toList();
  }

  /**
   * The rules of a level.
   */
  public static List<Rule> byLevel(Level level) {
    return ALL.stream()
        .filter(r -> r.level().equals(Optional.of(level)))
        .toList();
  }

  /**
   * The rules that an event matches, of which only those are tried that it may trigger.
   */
  public static List<Rule> matching(Event event) {
    return INDEX.matching(event);
  }

  private static List<Rule> all() {
    List<Rule> rules = new ArrayList<>();
    Part1.addTo(rules);
    return Collections.unmodifiableList(rules);
  }

  private static Map<String, Rule> index(Function<Rule, Optional<String>> key) {
    Map<String, Rule> found = new LinkedHashMap<>();
    for (Rule rule : ALL) {
      key.apply(rule).ifPresent(k -> found.putIfAbsent(k, rule));
    }
    return found;
  }

  private static final class Part1 {
    static void addTo(List<Rule> rules) {
      rules.add(T1053ScheduledTaskJob.RULE);
      rules.add(T1053_002AtJobCreated.RULE);
      rules.add(T1053_003CronDownloadAndExecute.RULE);
      rules.add(T1053_004LaunchdJobLoadedFromUserPath.RULE);
      rules.add(T1053_005SchtasksSuspiciousCreation.RULE);
      rules.add(T1053_006SystemdTimerCreated.RULE);
      rules.add(T1053_007KubernetesCronjobCreated.RULE);
      rules.add(T1053FieldTested.RULE);
    }
  }
}
