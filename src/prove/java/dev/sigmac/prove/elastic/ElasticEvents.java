package dev.sigmac.prove.elastic;

import dev.sigmac.compiler.RuleResult;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.LoweredRule;
import dev.sigmac.detection.Lowering;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Placeholders;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.evaluate.Evaluator;
import dev.sigmac.evaluate.Event;
import dev.sigmac.evaluate.EventLines;
import dev.sigmac.plan.References;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.Diagnostics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Real events of Windows, as documents in an index of the node. */
public final class ElasticEvents implements AutoCloseable {
  private static final String INDEX = "winlogbeat-events";

  private final Map<String, WindowsDocument.Stored> events;
  private final List<String> blank;
  private final ElasticQueries queries;

  private ElasticEvents(
      Map<String, WindowsDocument.Stored> events, List<String> blank, Map<String, String> types) {
    this.events = events;
    this.blank = blank;
    Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
    events.forEach((id, stored) -> documents.put(id, stored.document()));
    ElasticNode.shared().index(INDEX, types, documents);
    this.queries = new ElasticQueries(ElasticNode.shared(), INDEX);
  }

  /**
   * The events of a file of lines, stored as a pack describes it, in an index with all fields that
   * the pack's queries mention.
   */
  public static ElasticEvents read(Path file, String pack, List<RuleResult> results)
      throws IOException {
    boolean raw = pack.equals("elastic-winlogbeat");
    WindowsDocument windows = new WindowsDocument();
    Map<String, WindowsDocument.Stored> events = new LinkedHashMap<>();
    for (Map<String, Object> line : EventLines.read(file)) {
      Map<String, Object> event = new LinkedHashMap<>();
      ((Map<?, ?>) line.get("event"))
          .forEach(
              (name, value) -> {
                if (value != null) {
                  event.put(String.valueOf(name), value);
                }
              });
      events.put(String.valueOf(line.get("eid")), raw ? windows.raw(event) : windows.of(event));
    }
    String table = raw ? "ecs/winlogbeat" : "ecs/windows";
    Map<String, String> types =
        new LinkedHashMap<>(Objects.requireNonNull(ElasticFields.tables().get(table)));
    results.stream()
        .flatMap(r -> r.plan().stream())
        .flatMap(p -> References.of(p).columns().stream())
        .filter(c -> c.startsWith("winlog."))
        .forEach(c -> types.putIfAbsent(c, "keyword"));
    return new ElasticEvents(events, raw ? List.of("") : List.of("", "-"), types);
  }

  public int size() {
    return events.size();
  }

  public Set<String> find(String target, String query) {
    return queries.find(target, query);
  }

  @Override
  public void close() {
    ElasticNode.shared().drop(INDEX);
  }

  /** Whether the rule's events are among those of Windows' own channels. */
  public static boolean holds(RuleResult result) {
    return result
        .plan()
        .orElseThrow()
        .branches()
        .get(0)
        .scan()
        .source()
        .table()
        .contains("winlogbeat");
  }

  /** The events that the log source has and the rule means. */
  public Set<String> meant(SigmaRule rule, RuleResult result) {
    LoweredRule lowered =
        new Lowering(Placeholders.NONE)
            .lower(rule.detections(), false, new Diagnostics())
            .orElseThrow();
    Predicate<Event> matches = Evaluator.of(lowered.whole().rewrite(this::blankIsMissing));
    Expr scope = result.plan().orElseThrow().branches().get(0).scan().source().condition();
    Predicate<Event> scoped = new Evaluator(ElasticEvents::stored).apply(scope);
    Set<String> found = new TreeSet<>();
    events.forEach(
        (id, stored) -> {
          if (scoped.test(new Event(stored.document()))
              && matches.test(new Event(stored.event()))) {
            found.add(id);
          }
        });
    return found;
  }

  /** The pipelines drop texts that say nothing, so that a rule that looks for one finds none. */
  private Expr blankIsMissing(Expr expr) {
    boolean blank =
        expr instanceof Expr.Text text
            && text.operand() instanceof Operand.Field
            && text.anyOf().stream().anyMatch(s -> isBlank(s));
    return blank
        ? Expr.or(
            List.of(
                expr, new Expr.IsNull(((Expr.Text) expr).operand(), ((Expr.Text) expr).origin())))
        : expr;
  }

  private boolean isBlank(SigmaString value) {
    return value.shape() == SigmaString.Shape.EQUALS && blank.contains(value.text());
  }

  private static List<Object> stored(Operand operand, Event document) {
    return document.values(((Operand.Column) operand).name());
  }
}
