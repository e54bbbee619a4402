package dev.sigmac.backend.esql;

import dev.sigmac.backend.BackendCode;
import dev.sigmac.backend.Findings;
import dev.sigmac.backend.Fragment;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.layout.Doc;
import dev.sigmac.pipeline.MappedRule.Extraction;
import dev.sigmac.plan.Branch;
import dev.sigmac.plan.Plan;
import dev.sigmac.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Prints the branches of a union over the same rows: which branch a row belongs to, the first that
 * fits, is a column, and what the branches show depends on it.
 */
final class EsqlUnionPrinter {
  private static final String BRANCH = "DetectionBranch";
  private static final Step.Output BRANCH_COLUMN = new Step.Output.Computed(BRANCH);

  private final EsqlPlanPrinter plans;
  private final Findings findings;

  EsqlUnionPrinter(EsqlPlanPrinter plans, Findings findings) {
    this.plans = plans;
    this.findings = findings;
  }

  /** A branch with its flags under names that no other branch has. */
  private record Part(Branch branch, Map<String, String> flags) {
    <S extends Step> List<S> steps(Class<S> kind) {
      return branch.steps().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Conditions over what is stored, or else those that need an extract or a flag. */
    List<Expr> conditions(boolean stored) {
      List<Expr> conditions = new ArrayList<>();
      boolean before = true;
      for (Step step : branch.steps()) {
        if (!(step instanceof Step.Filter filter)) {
          before = false;
        } else if (before == stored) {
          conditions.add(filter.condition());
        }
      }
      return conditions;
    }

    List<Expr> all() {
      List<Expr> all = new ArrayList<>(conditions(true));
      conditions(false).forEach(c -> all.add(renamed(c)));
      return all;
    }

    /** The condition with the flags that it names under their names here. */
    Expr renamed(Expr condition) {
      return condition.rewrite(
          e ->
              e instanceof Expr.Named named
                  ? new Expr.Named(flags.getOrDefault(named.identifier(), named.identifier()))
                  : e);
    }
  }

  List<Doc> print(Plan plan) {
    EsqlOverlap.report(plan, findings);
    List<Part> parts = parts(plan);
    List<Doc> lines = new ArrayList<>();
    List<Doc> windows =
        parts.stream()
            .flatMap(p -> EsqlPlanPrinter.window(p.branch().scan()).stream())
            .map(Fragment::doc)
            .distinct()
            .toList();
    boolean shared = windows.size() == 1;
    windows.stream()
        .filter(w -> shared)
        .forEach(w -> lines.add(Doc.concat(Doc.text("| WHERE "), w)));
    lines.add(anyBranch(parts, !shared));
    lines.addAll(extracts(parts));
    List<Doc> flags = new ArrayList<>();
    for (Part part : parts) {
      for (Step.Flag flag : part.steps(Step.Flag.class)) {
        flags.add(
            EsqlPlanPrinter.assignment(
                Objects.requireNonNull(part.flags().get(flag.name())), plans.flag(flag)));
      }
    }
    EsqlPlanPrinter.eval(flags).ifPresent(lines::add);
    EsqlPlanPrinter.eval(List.of(EsqlPlanPrinter.assignment(BRANCH, branch(parts))))
        .ifPresent(lines::add);
    lines.add(Doc.text("| WHERE " + BRANCH + " IS NOT NULL"));
    EsqlPlanPrinter.eval(shown(parts)).ifPresent(lines::add);
    EsqlPlanPrinter.eval(scores(parts)).ifPresent(lines::add);
    lines.addAll(keep(parts));
    return lines;
  }

  private static List<Part> parts(Plan plan) {
    Map<String, Integer> uses = new LinkedHashMap<>();
    for (Branch branch : plan.branches()) {
      for (Step step : branch.steps()) {
        if (step instanceof Step.Flag flag) {
          uses.merge(flag.name(), 1, Integer::sum);
        }
      }
    }
    List<Part> parts = new ArrayList<>();
    for (Branch branch : plan.branches()) {
      Map<String, String> flags = new LinkedHashMap<>();
      int number = parts.size() + 1;
      for (Step step : branch.steps()) {
        if (step instanceof Step.Flag flag) {
          boolean alone = uses.getOrDefault(flag.name(), 0) == 1;
          flags.put(flag.name(), alone ? flag.name() : flag.name() + "_" + number);
        }
      }
      parts.add(new Part(branch, flags));
    }
    return parts;
  }

  /** What is stored decides whether a row can belong to a branch at all. */
  private Doc anyBranch(List<Part> parts, boolean windows) {
    List<Fragment<EsqlPrecedence>> ways = new ArrayList<>();
    EsqlExprPrinter printer =
        new EsqlExprPrinter(findings, true, misread(parts, p -> p.conditions(true)));
    for (Part part : parts) {
      List<Fragment<EsqlPrecedence>> terms = new ArrayList<>();
      EsqlPlanPrinter.window(part.branch().scan()).filter(w -> windows).ifPresent(terms::add);
      part.conditions(true).forEach(c -> terms.add(printer.apply(c)));
      ways.add(terms.isEmpty() ? EsqlChain.atom("TRUE") : EsqlChain.all(terms));
    }
    return Doc.concat(Doc.text("| WHERE "), EsqlChain.any(ways).doc());
  }

  private static Set<Operand> misread(List<Part> parts, Function<Part, List<Expr>> conditions) {
    return parts.stream()
        .flatMap(p -> EsqlNullTests.misread(conditions.apply(p)).stream())
        .collect(Collectors.toSet());
  }

  private List<Doc> extracts(List<Part> parts) {
    Map<String, Extraction> known = new LinkedHashMap<>();
    List<Doc> lines = new ArrayList<>();
    for (Part part : parts) {
      for (Step.Extract extract : part.steps(Step.Extract.class)) {
        Extraction extraction = extract.extraction();
        Extraction before = known.putIfAbsent(extraction.name(), extraction);
        if (before == null) {
          lines.add(plans.extract(extraction));
        } else if (!before.equals(extraction)) {
          findings.diagnostic(
              BackendCode.UNSUPPORTED_CONSTRUCT,
              extraction.origin(),
              "Another branch extracts another column of this name, and ES|QL reads all branches over the same rows");
        }
      }
    }
    return lines;
  }

  private Doc branch(List<Part> parts) {
    EsqlExprPrinter printer = new EsqlExprPrinter(findings, false, misread(parts, Part::all));
    List<Doc> cases = new ArrayList<>();
    for (Part part : parts) {
      List<Fragment<EsqlPrecedence>> terms = new ArrayList<>();
      part.all().forEach(c -> terms.add(printer.apply(c)));
      Doc condition = terms.isEmpty() ? Doc.text("TRUE") : EsqlChain.all(terms).doc();
      cases.add(arm(condition, Doc.text(EsqlQuoting.string(part.branch().label()))));
    }
    return cases(cases);
  }

  /** The flags of each branch under their own names, null in rows of other branches. */
  private static List<Doc> shown(List<Part> parts) {
    Set<String> names = new LinkedHashSet<>();
    parts.forEach(p -> names.addAll(p.flags().keySet()));
    List<Doc> shown = new ArrayList<>();
    for (String name : names) {
      List<Doc> arms = new ArrayList<>();
      for (Part part : parts) {
        Optional.ofNullable(part.flags().get(name))
            .ifPresent(flag -> arms.add(arm(is(part), Doc.text(EsqlQuoting.column(flag)))));
      }
      shown.add(EsqlPlanPrinter.assignment(name, cases(arms)));
    }
    return shown;
  }

  /** A score's name, which is no flag's: a column holds values of one type over all branches. */
  private static String scoreName(String name, List<Part> parts) {
    String free = name;
    for (int number = 2; isFlag(free, parts); number++) {
      free = name + "_" + number;
    }
    return free;
  }

  private static boolean isFlag(String name, List<Part> parts) {
    return parts.stream().anyMatch(p -> p.flags().containsKey(name));
  }

  private static List<Doc> scores(List<Part> parts) {
    Map<String, List<Doc>> arms = new LinkedHashMap<>();
    for (Part part : parts) {
      for (Step.Score score : part.steps(Step.Score.class)) {
        arms.computeIfAbsent(scoreName(score.name(), parts), n -> new ArrayList<>())
            .add(arm(is(part), EsqlPlanPrinter.sum(score.flags())));
      }
    }
    List<Doc> scores = new ArrayList<>();
    arms.forEach((name, docs) -> scores.add(EsqlPlanPrinter.assignment(name, cases(docs))));
    return scores;
  }

  /** All columns of the branches; none is dropped unless every branch says what to keep. */
  private List<Doc> keep(List<Part> parts) {
    List<Step.Output> outputs = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Part part : parts) {
      List<Step.Project> projects = part.steps(Step.Project.class);
      if (projects.isEmpty()) {
        return List.of();
      }
      for (Step.Output output : projects.get(0).outputs()) {
        boolean stored =
            output instanceof Step.Output.Value value && value.operand() instanceof Column;
        Step.Output kept = output instanceof Step.Output.Label ? BRANCH_COLUMN : output;
        if (part.steps(Step.Score.class).stream()
            .anyMatch(score -> score.name().equals(output.name()))) {
          kept = new Step.Output.Computed(scoreName(output.name(), parts));
        }
        if (names.add(stored ? columnName(output) : kept.name())) {
          outputs.add(kept);
        }
      }
    }
    return plans.keep(outputs);
  }

  private static String columnName(Step.Output output) {
    return output instanceof Step.Output.Value value && value.operand() instanceof Column column
        ? column.name()
        : output.name();
  }

  private static Doc is(Part part) {
    return Doc.text(BRANCH + " == " + EsqlQuoting.string(part.branch().label()));
  }

  private static Doc arm(Doc condition, Doc value) {
    return Doc.group(condition, Doc.text(","), Doc.line(), value);
  }

  private static Doc cases(List<Doc> arms) {
    return Doc.group(
        Doc.text("CASE("),
        Doc.nest(4, Doc.concat(Doc.softLine(), Doc.join(Doc.line(), Doc.punctuate(",", arms)))),
        Doc.text(")"));
  }
}
