package dev.sigmac.evaluate;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Named;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.evaluate.Decision.Cause;
import dev.sigmac.pipeline.MappedRule.Extraction;
import dev.sigmac.plan.Branch;
import dev.sigmac.plan.Step;
import dev.sigmac.plan.Step.Output;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runs one branch of a plan over an event. */
final class BranchEvaluator {
  private final Branch branch;
  private final OperandValues operands;
  private final Evaluator conditions;
  private final List<UnaryOperator<@Nullable Event>> steps = new ArrayList<>();
  private final Map<String, Expr> flags = new LinkedHashMap<>();
  private final Map<String, String> labels = new LinkedHashMap<>();
  private Optional<Step.Score> score = Optional.empty();
  private Optional<Step.Project> projection = Optional.empty();

  BranchEvaluator(Branch branch, OperandValues operands) {
    this.branch = branch;
    this.operands = operands;
    this.conditions = new Evaluator(operands);
    branch.steps().forEach(this::add);
  }

  Branch branch() {
    return branch;
  }

  /** The row of the event; empty where a condition does not hold or it is too old. */
  Optional<Row> row(Event event, Optional<OffsetDateTime> now) {
    Event computed = event;
    for (UnaryOperator<@Nullable Event> step : steps) {
      computed = step.apply(computed);
      if (computed == null) {
        return Optional.empty();
      }
    }
    return isRecent(event, now) ? Optional.of(show(computed)) : Optional.empty();
  }

  /** The first condition that does not hold, and why. */
  Optional<Decision> refusal(Event event, Optional<OffsetDateTime> now) {
    if (!isRecent(event, now)) {
      return Optional.of(new Decision(Cause.AGE, List.of()));
    }
    Event computed = event;
    for (int i = 0; i < steps.size(); i++) {
      Event after = steps.get(i).apply(computed);
      if (after == null) {
        Step.Filter filter = (Step.Filter) branch.steps().get(i);
        Cause cause = isScope(filter) ? Cause.LOG_SOURCE : Cause.CONDITION;
        return Optional.of(
            new Decision(cause, deciding().reasons(written(filter.condition()), computed)));
      }
      computed = after;
    }
    return Optional.empty();
  }

  /** What made each of the conditions hold; empty if one does not. */
  Optional<Decision> acceptance(Event event) {
    Event computed = event;
    List<Expr> held = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Event after = steps.get(i).apply(computed);
      if (after == null) {
        return Optional.empty();
      }
      if (branch.steps().get(i) instanceof Step.Filter filter && !isScope(filter)) {
        held.add(written(filter.condition()));
      }
      computed = after;
    }
    return Optional.of(new Decision(Cause.MATCHES, deciding().reasons(Expr.and(held), computed)));
  }

  private Deciding deciding() {
    return new Deciding(conditions, operands);
  }

  /** Whether it is the condition of the log source, and not of the rule. */
  private boolean isScope(Step.Filter filter) {
    return filter.condition().equals(branch.scan().source().condition());
  }

  /** The condition with its flags written out. */
  private Expr written(Expr condition) {
    return condition.rewrite(
        e -> e instanceof Named named ? flags.getOrDefault(named.identifier(), e) : e);
  }

  private void add(Step step) {
    steps.add(compiled(step));
  }

  private UnaryOperator<@Nullable Event> compiled(Step step) {
    if (step instanceof Step.Filter filter) {
      var condition = conditions.apply(filter.condition());
      return event -> condition.test(event) ? event : null;
    } else if (step instanceof Step.Extract extract) {
      return extraction(extract.extraction());
    } else if (step instanceof Step.Flag flag) {
      flags.put(flag.name(), flag.condition());
      var condition = conditions.apply(flag.condition());
      return event -> event.with(flag.name(), condition.test(event));
    } else if (step instanceof Step.Score sum) {
      score = Optional.of(sum);
      return event -> event.with(sum.name(), raised(sum, event));
    } else if (step instanceof Step.Label label) {
      labels.put(label.name(), label.text());
      return event -> event;
    }
    projection = Optional.of((Step.Project) step);
    return event -> event;
  }

  private UnaryOperator<@Nullable Event> extraction(Extraction extraction) {
    Pattern pattern = RegexPatterns.compile(extraction.pattern());
    return event -> {
      String found = "";
      for (Object value : operands.of(extraction.from(), event)) {
        Matcher matcher = pattern.matcher(Values.text(value));
        if (found.isEmpty() && matcher.find()) {
          found = Optional.ofNullable(matcher.group(1)).orElse("");
        }
      }
      return event.with(extraction.name(), found);
    };
  }

  private static long raised(Step.Score sum, Event event) {
    return sum.flags().stream().filter(f -> event.computed(f).equals(true)).count();
  }

  private Row show(Event event) {
    Map<String, Boolean> raised = new LinkedHashMap<>();
    flags.keySet().forEach(f -> raised.put(f, event.computed(f).equals(true)));
    Map<String, Optional<Object>> columns = new LinkedHashMap<>();
    if (projection.isPresent()) {
      projection.get().outputs().forEach(o -> columns.put(o.name(), shown(o, event)));
    } else {
      event.fields().forEach((name, value) -> columns.put(name, Optional.of(value)));
      event.computed().forEach((name, value) -> columns.put(name, Optional.of(value)));
      labels.forEach((name, text) -> columns.put(name, Optional.of(text)));
    }
    Optional<Long> points = score.map(s -> (Long) event.computed(s.name()));
    return new Row(branch.label(), columns, raised, points, time(event));
  }

  private Optional<Object> shown(Output output, Event event) {
    if (output instanceof Output.Value value) {
      List<Object> values = operands.of(value.operand(), event);
      return values.size() > 1 ? Optional.of(values) : values.stream().findFirst();
    }
    return Optional.of(
        output instanceof Output.Label label ? label.text() : event.computed(output.name()));
  }

  private boolean isRecent(Event event, Optional<OffsetDateTime> now) {
    if (now.isEmpty() || branch.scan().window().isEmpty()) {
      return true;
    }
    OffsetDateTime since = now.get().minus(branch.scan().window().get().duration());
    return time(event).filter(t -> t.isAfter(since)).isPresent();
  }

  private Optional<OffsetDateTime> time(Event event) {
    Optional<Column> column = branch.scan().source().time();
    return column.flatMap(
        c -> operands.of(c, event).stream().flatMap(v -> Values.date(v).stream()).findFirst());
  }
}
