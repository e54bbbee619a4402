package dev.sigmac.backend.esql;

import dev.sigmac.backend.BackendCode;
import dev.sigmac.backend.Chain;
import dev.sigmac.backend.Findings;
import dev.sigmac.backend.Fragment;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.layout.Doc;
import dev.sigmac.pipeline.MappedRule.Extraction;
import dev.sigmac.plan.Branch;
import dev.sigmac.plan.Plan;
import dev.sigmac.plan.Scan;
import dev.sigmac.plan.Step;
import dev.sigmac.regex.OnigurumaRegex;
import dev.sigmac.regex.Printed;
import dev.sigmac.rule.Timespan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Prints plans: commands one behind another. Kibana's rules tell events apart by the metadata that
 * every query asks for.
 */
final class EsqlPlanPrinter {
  static final List<String> METADATA = List.of("_id", "_index", "_version");

  private final Findings findings;
  private final EsqlOperandPrinter operands = new EsqlOperandPrinter();

  EsqlPlanPrinter(Findings findings) {
    this.findings = findings;
  }

  Doc print(Plan plan) {
    List<Doc> lines = new ArrayList<>(comments(plan.comments()));
    plan.branches().forEach(b -> lines.addAll(comments(b.comments())));
    lines.add(from(plan));
    if (plan.isUnion()) {
      lines.addAll(new EsqlUnionPrinter(this, findings).print(plan));
    } else {
      Branch branch = plan.branches().get(0);
      window(branch.scan()).ifPresent(w -> lines.add(Doc.concat(Doc.text("| WHERE "), w.doc())));
      lines.addAll(steps(branch.steps()));
    }
    sort(plan).ifPresent(lines::add);
    return Doc.join(Doc.hardLine(), lines);
  }

  private static Doc from(Plan plan) {
    String indices =
        EsqlQuoting.indices(
            String.join(
                ",", plan.branches().stream().map(b -> b.scan().source().table()).toList()));
    return Doc.text("FROM " + indices + " METADATA " + String.join(", ", METADATA));
  }

  /** The condition that limits rows to the look-back. */
  static Optional<Fragment<EsqlPrecedence>> window(Scan scan) {
    return scan.window()
        .flatMap(
            window ->
                scan.source()
                    .time()
                    .map(
                        time ->
                            EsqlChain.compared(
                                EsqlQuoting.field(time.name()), ">", "NOW() - " + span(window))));
  }

  private static String span(Timespan span) {
    String unit =
        switch (span.unit()) {
          case 's' -> "second";
          case 'm' -> "minute";
          case 'h' -> "hour";
          default -> "day";
        };
    return span.amount() + " " + unit + (span.amount() == 1 ? "" : "s");
  }

  private List<Doc> steps(List<Step> steps) {
    Set<Operand> misread = EsqlNullTests.misread(conditions(steps));
    List<Doc> lines = new ArrayList<>();
    List<Doc> columns = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Step.Flag flag) {
        columns.add(assignment(flag.name(), flag(flag)));
        continue;
      }
      eval(columns).ifPresent(lines::add);
      columns.clear();
      lines.addAll(step(step, misread));
    }
    eval(columns).ifPresent(lines::add);
    return lines;
  }

  private static List<Expr> conditions(List<Step> steps) {
    return steps.stream()
        .flatMap(s -> s instanceof Step.Filter f ? Stream.of(f.condition()) : Stream.of())
        .toList();
  }

  private List<Doc> step(Step step, Set<Operand> misread) {
    if (step instanceof Step.Filter filter) {
      return List.of(where(filter.condition(), misread));
    } else if (step instanceof Step.Extract extract) {
      return List.of(extract(extract.extraction()));
    } else if (step instanceof Step.Score score) {
      return eval(List.of(assignment(score.name(), sum(score.flags())))).stream().toList();
    } else if (step instanceof Step.Label label) {
      Doc text = Doc.text(EsqlQuoting.string(label.text()));
      return eval(List.of(assignment(label.name(), text))).stream().toList();
    } else if (step instanceof Step.Project project) {
      return keep(project.outputs());
    }
    throw new AssertionError(step.getClass());
  }

  /** A {@code WHERE} for one of the conditions that must all be true. */
  private Doc where(Expr condition, Set<Operand> misread) {
    return Doc.concat(
        Doc.text("| WHERE "), new EsqlExprPrinter(findings, true, misread).apply(condition).doc());
  }

  Doc flag(Step.Flag flag) {
    Set<Operand> misread = EsqlNullTests.misread(List.of(flag.condition()));
    return new EsqlExprPrinter(findings, false, misread).twoValued(flag.condition()).doc();
  }

  /** How many of the flags are true. */
  static Doc sum(List<String> flags) {
    List<Doc> terms =
        flags.stream().map(f -> Doc.text("TO_INTEGER(" + EsqlQuoting.column(f) + ")")).toList();
    return terms.isEmpty() ? Doc.text("0") : Chain.chained(terms, "+");
  }

  static Doc assignment(String name, Doc value) {
    return Doc.concat(Doc.text(EsqlQuoting.column(name) + " = "), Doc.nest(2, value));
  }

  static Optional<Doc> eval(List<Doc> assignments) {
    if (assignments.isEmpty()) {
      return Optional.empty();
    }
    Doc lines = Doc.join(Doc.line(), Doc.punctuate(",", assignments));
    return Optional.of(
        assignments.size() == 1
            ? Doc.concat(Doc.text("| EVAL "), lines)
            : Doc.group(Doc.text("| EVAL"), Doc.nest(4, Doc.concat(Doc.line(), lines))));
  }

  /** A column with the first group of what the pattern finds. */
  Doc extract(Extraction extraction) {
    Printed printed = new OnigurumaRegex(extraction.name()).print(extraction.pattern());
    if (printed instanceof Printed.Unsupported unsupported) {
      findings.diagnostic(BackendCode.UNSUPPORTED_REGEX, extraction.origin(), unsupported.reason());
      return Doc.nil();
    }
    String pattern = EsqlQuoting.string(((Printed.Pattern) printed).text());
    return Doc.text("| GROK " + operands.text(extraction.from()) + " " + pattern);
  }

  /** The columns of a projection, made first where they are not there yet. */
  List<Doc> keep(List<Step.Output> outputs) {
    List<Doc> made = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Step.Output output : outputs) {
      String name = EsqlQuoting.column(output.name());
      if (output instanceof Step.Output.Value value && value.operand() instanceof Column column) {
        name = EsqlQuoting.field(column.name());
      } else if (output instanceof Step.Output.Value value) {
        String text = operands.text(value.operand());
        if (!text.equals(name)) {
          made.add(assignment(output.name(), Doc.text(text)));
        }
      } else if (output instanceof Step.Output.Label label) {
        made.add(assignment(label.name(), Doc.text(EsqlQuoting.string(label.text()))));
      }
      names.add(name);
    }
    return Stream.concat(eval(made).stream(), Stream.of(keepNames(names))).toList();
  }

  static Doc keepNames(List<String> names) {
    List<Doc> all =
        Stream.concat(names.stream(), METADATA.stream()).distinct().map(Doc::text).toList();
    return Doc.group(
        Doc.text("| KEEP"), Doc.nest(4, Doc.concat(Doc.line(), Doc.fill(Doc.punctuate(",", all)))));
  }

  private static Optional<Doc> sort(Plan plan) {
    return plan.branches().stream()
        .flatMap(b -> b.scan().source().time().stream())
        .findFirst()
        .filter(time -> plan.sorted())
        .map(time -> Doc.text("| SORT " + EsqlQuoting.field(time.name()) + " DESC"));
  }

  private static List<Doc> comments(List<String> texts) {
    return texts.stream().map(text -> Doc.text(EsqlQuoting.comment(text))).toList();
  }
}
