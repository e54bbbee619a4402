package dev.sigmac.backend.kql;

import dev.sigmac.backend.BackendCode;
import dev.sigmac.backend.Chain;
import dev.sigmac.backend.Findings;
import dev.sigmac.backend.Fragment;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.XmlData;
import dev.sigmac.layout.Doc;
import dev.sigmac.pipeline.MappedRule.Extraction;
import dev.sigmac.plan.Branch;
import dev.sigmac.plan.Plan;
import dev.sigmac.plan.Scan;
import dev.sigmac.plan.Step;
import dev.sigmac.regex.Printed;
import dev.sigmac.regex.RustRegex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints plans: a {@code let} for each branch of a union, the union and the order of its rows. */
final class KqlPlanPrinter {
  private final Findings findings;

  KqlPlanPrinter(Findings findings) {
    this.findings = findings;
  }

  Doc print(Plan plan) {
    List<Doc> lines = new ArrayList<>(comments(plan.comments()));
    for (Branch branch : plan.branches()) {
      lines.addAll(comments(branch.comments()));
      lines.add(branch(plan, branch));
    }
    if (plan.isUnion()) {
      int count = plan.branches().size();
      String which = count == 2 ? "both branches" : "all " + count + " branches";
      lines.addAll(comments(List.of("Union " + which + (plan.sorted() ? " and sort" : ""))));
      List<Doc> names =
          plan.branches().stream().map(b -> Doc.text(KqlQuoting.identifier(b.binding()))).toList();
      lines.add(listed("union", names));
      sort(plan).ifPresent(lines::add);
    }
    return Doc.join(Doc.hardLine(), lines);
  }

  private Doc branch(Plan plan, Branch branch) {
    List<Doc> lines = new ArrayList<>();
    String table = table(branch.scan().source().table());
    lines.add(
        Doc.text(
            plan.isUnion()
                ? "let " + KqlQuoting.identifier(branch.binding()) + " = " + table
                : table));
    window(branch.scan()).ifPresent(lines::add);
    lines.addAll(steps(branch));
    if (!plan.isUnion()) {
      sort(plan).ifPresent(lines::add);
      return Doc.join(Doc.hardLine(), lines);
    }
    return Doc.concat(Doc.join(Doc.hardLine(), lines), Doc.text(";"));
  }

  /** A table's name, or a call of a function without arguments. */
  private static String table(String name) {
    return name.endsWith("()")
        ? KqlQuoting.identifier(name.substring(0, name.length() - 2)) + "()"
        : KqlQuoting.identifier(name);
  }

  private static Optional<Doc> window(Scan scan) {
    return scan.window()
        .flatMap(
            window ->
                scan.source()
                    .time()
                    .map(
                        time ->
                            Doc.text(
                                "| where "
                                    + KqlQuoting.identifier(time.name())
                                    + " > ago("
                                    + window
                                    + ")")));
  }

  private List<Doc> steps(Branch branch) {
    Map<XmlData, String> hoisted = KqlXmlColumns.of(branch);
    Map<XmlData, String> known = new LinkedHashMap<>();
    List<Doc> lines = new ArrayList<>();
    for (Step step : branch.steps()) {
      for (XmlData data : KqlXmlColumns.mentioned(step)) {
        String name = hoisted.get(data);
        if (name != null && !known.containsKey(data)) {
          String element = new KqlOperandPrinter(Map.of()).element(data);
          lines.add(extend(name, Doc.text(element)));
          known.put(data, name);
        }
      }
      lines.addAll(step(step, new KqlOperandPrinter(known)));
    }
    return lines;
  }

  private List<Doc> step(Step step, KqlOperandPrinter operands) {
    if (step instanceof Step.Filter filter) {
      KqlExprPrinter printer = new KqlExprPrinter(operands, findings, false);
      List<Expr> conjuncts =
          filter.condition() instanceof Expr.And and ? and.terms() : List.of(filter.condition());
      return conjuncts.stream()
          .map(c -> Doc.concat(Doc.text("| where "), printer.apply(c).doc()))
          .toList();
    } else if (step instanceof Step.Extract extract) {
      return List.of(extract(extract.extraction(), operands));
    } else if (step instanceof Step.Flag flag) {
      Fragment<KqlPrecedence> value =
          new KqlExprPrinter(operands, findings, true).apply(flag.condition());
      boolean chain = value.precedence().compareTo(KqlPrecedence.COMPARISON) < 0;
      return List.of(extend(flag.name(), chain ? parenthesizedIfBroken(value.doc()) : value.doc()));
    } else if (step instanceof Step.Score score) {
      List<Doc> terms =
          score.flags().stream()
              .map(f -> Doc.text("toint(" + KqlQuoting.identifier(f) + ")"))
              .toList();
      Doc sum = terms.isEmpty() ? Doc.text("0") : Chain.chained(terms, "+");
      return List.of(extend(score.name(), terms.size() > 1 ? parenthesizedIfBroken(sum) : sum));
    } else if (step instanceof Step.Label label) {
      return List.of(extend(label.name(), Doc.text(KqlQuoting.string(label.text()))));
    } else if (step instanceof Step.Project project) {
      List<Doc> outputs =
          project.outputs().stream().map(o -> Doc.text(output(o, operands))).toList();
      return List.of(listed("| project", outputs));
    }
    throw new AssertionError(step.getClass());
  }

  private Doc extract(Extraction extraction, KqlOperandPrinter operands) {
    Printed printed = new RustRegex().print(extraction.pattern());
    if (printed instanceof Printed.Unsupported unsupported) {
      findings.diagnostic(BackendCode.UNSUPPORTED_REGEX, extraction.origin(), unsupported.reason());
      return extend(extraction.name(), Doc.text("\"\""));
    }
    return extend(
        extraction.name(),
        Doc.text(
            "extract("
                + KqlQuoting.verbatim(((Printed.Pattern) printed).text())
                + ", 1, "
                + operands.text(extraction.from())
                + ")"));
  }

  private static String output(Step.Output output, KqlOperandPrinter operands) {
    String name = KqlQuoting.identifier(output.name());
    if (output instanceof Step.Output.Value value) {
      String text =
          value.operand() instanceof Column
              ? operands.apply(value.operand())
              : operands.text(value.operand());
      return text.equals(name) ? name : name + " = " + text;
    } else if (output instanceof Step.Output.Computed) {
      return name;
    } else if (output instanceof Step.Output.Label label) {
      return name + " = " + KqlQuoting.string(label.text());
    }
    throw new AssertionError(output.getClass());
  }

  private static Optional<Doc> sort(Plan plan) {
    List<String> times =
        plan.branches().stream()
            .flatMap(b -> b.scan().source().time().stream())
            .map(time -> KqlQuoting.identifier(time.name()))
            .distinct()
            .toList();
    if (!plan.sorted() || times.isEmpty()) {
      return Optional.empty();
    }
    String by = times.size() == 1 ? times.get(0) : "coalesce(" + String.join(", ", times) + ")";
    return Optional.of(Doc.text("| sort by " + by + " desc"));
  }

  private static List<Doc> comments(List<String> texts) {
    return texts.stream().map(text -> Doc.text(KqlQuoting.comment(text))).toList();
  }

  private static Doc extend(String name, Doc value) {
    return Doc.concat(Doc.text("| extend " + KqlQuoting.identifier(name) + " = "), value);
  }

  private static Doc listed(String operator, List<Doc> items) {
    return Doc.group(
        Doc.text(operator),
        Doc.nest(4, Doc.concat(Doc.line(), Doc.fill(Doc.punctuate(",", items)))));
  }

  private static Doc parenthesizedIfBroken(Doc chain) {
    return Doc.group(
        Doc.ifBroken(Doc.text("("), Doc.nil()), chain, Doc.ifBroken(Doc.text(")"), Doc.nil()));
  }
}
