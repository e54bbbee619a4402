package dev.sigmac.backend.spl;

import dev.sigmac.backend.BackendCode;
import dev.sigmac.backend.Chain;
import dev.sigmac.backend.Findings;
import dev.sigmac.backend.Fragment;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand;
import dev.sigmac.layout.Doc;
import dev.sigmac.pipeline.Deviation;
import dev.sigmac.pipeline.MappedRule.Extraction;
import dev.sigmac.plan.Branch;
import dev.sigmac.plan.Step;
import dev.sigmac.regex.PcreRegex;
import dev.sigmac.regex.Printed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Prints one branch: the base search with every condition that a search can say as a whole, then
 * the other conditions and the steps behind them, a command each.
 */
final class SplBranchPrinter {
  /** PCRE's limit for the name of a group, in characters. */
  private static final int LONGEST_GROUP_NAME = 32;

  private final Findings findings;
  private final Branch branch;
  private final boolean inUnion;
  private final Set<Operand> restored = new LinkedHashSet<>();

  SplBranchPrinter(Findings findings, Branch branch, boolean inUnion) {
    this.findings = findings;
    this.branch = branch;
    this.inUnion = inUnion;
  }

  /** The commands, one document each; the first is the base search. */
  List<Doc> lines() {
    List<Expr> scope = conjuncts(branch.scan().source().condition());
    List<Doc> first = new ArrayList<>();
    List<Doc> more = new ArrayList<>();
    List<Step> later = new ArrayList<>();
    boolean stored = true;
    for (Step step : branch.steps()) {
      if (stored && step instanceof Step.Filter filter) {
        for (Expr conjunct : conjuncts(filter.condition())) {
          Optional<Doc> said = searched(conjunct);
          if (said.isEmpty()) {
            later.add(new Step.Filter(conjunct));
          } else {
            (scope.contains(conjunct) || isEventCode(conjunct) ? first : more).add(said.get());
          }
        }
      } else {
        stored = false;
        later.add(step);
      }
    }
    branch.scan().window().ifPresent(w -> first.add(Doc.text("earliest=-" + w)));
    if (first.isEmpty() && more.isEmpty()) {
      first.add(Doc.text("index=*"));
    }
    List<Doc> lines = new ArrayList<>();
    lines.add(base(inUnion ? "search " : "", first, more));
    lines.addAll(preparations(later));
    later.forEach(step -> lines.addAll(step(step)));
    return lines;
  }

  private static Doc base(String keyword, List<Doc> first, List<Doc> more) {
    List<Doc> rows = new ArrayList<>();
    if (!first.isEmpty()) {
      rows.add(Doc.fill(first));
    }
    rows.addAll(more);
    return Doc.concat(Doc.text(keyword), Doc.nest(4, Doc.join(Doc.hardLine(), rows)));
  }

  private Optional<Doc> searched(Expr conjunct) {
    return new SplSearchPrinter(restored)
        .apply(conjunct)
        .map(f -> f.operands().size() > 1 ? f.parenthesized() : f.doc());
  }

  /**
   * What must be done to fields before the steps: put markup back, empty fields to be extracted.
   */
  private List<Doc> preparations(List<Step> steps) {
    List<String> fields = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Step.Filter filter) {
        restored.addAll(SplMarkup.toRestore(filter.condition()));
      } else if (step instanceof Step.Flag flag) {
        restored.addAll(SplMarkup.toRestore(flag.condition()));
      } else if (step instanceof Step.Extract extract) {
        SplMarkup.parts(extract.extraction().from()).stream()
            .filter(SplMarkup::isEscaped)
            .forEach(restored::add);
      }
    }
    for (Operand operand : restored) {
      String name = SplOutputs.value(operand);
      fields.add(
          (SplNames.isRaw(operand) ? SplMarkup.EVENT : name) + "=" + SplMarkup.restored(name));
    }
    for (Step step : steps) {
      if (step instanceof Step.Extract extract && isTested(extract.extraction().name(), steps)) {
        fields.add(SplQuoting.evalField(extract.extraction().name()) + "=null()");
      }
    }
    return fields.isEmpty() ? List.of() : List.of(SplChain.listed("| eval", fields));
  }

  /** Whether it asks for events by their code, which narrows as the source does. */
  private static boolean isEventCode(Expr conjunct) {
    return conjunct instanceof Expr.Leaf leaf
        && SplNames.of(leaf.operand()).filter("EventCode"::equals).isPresent();
  }

  private static boolean isTested(String name, List<Step> steps) {
    Operand extracted = new Operand.Extracted(name);
    return steps.stream()
        .anyMatch(
            s ->
                (s instanceof Step.Filter filter && mentions(filter.condition(), extracted))
                    || (s instanceof Step.Flag flag && mentions(flag.condition(), extracted)));
  }

  private static boolean mentions(Expr expr, Operand operand) {
    return expr.operands().contains(operand)
        || expr.children().stream().anyMatch(c -> mentions(c, operand));
  }

  private List<Doc> step(Step step) {
    if (step instanceof Step.Filter filter) {
      return conjuncts(filter.condition()).stream().map(this::filter).toList();
    } else if (step instanceof Step.Extract extract) {
      // A later command wins, so the first of several fields is extracted from last.
      List<Operand> parts = new ArrayList<>(SplMarkup.parts(extract.extraction().from()));
      Collections.reverse(parts);
      return parts.stream().map(part -> rex(extract.extraction(), part)).toList();
    } else if (step instanceof Step.Flag flag) {
      return List.of(flag(flag));
    } else if (step instanceof Step.Score score) {
      List<Doc> terms = score.flags().stream().map(f -> Doc.text(SplQuoting.evalField(f))).toList();
      return List.of(eval(score.name(), Chain.chained(terms, "+")));
    } else if (step instanceof Step.Label label) {
      return List.of(eval(label.name(), label(label.text())));
    } else if (step instanceof Step.Project project) {
      return project(project);
    }
    throw new AssertionError(step.getClass());
  }

  private Doc filter(Expr conjunct) {
    Optional<Doc> said = searched(conjunct);
    return said.map(doc -> Doc.concat(Doc.text("| search "), doc))
        .orElseGet(() -> Doc.concat(Doc.text("| where "), condition(conjunct).doc()));
  }

  private Fragment<EvalPrecedence> condition(Expr expr) {
    return new SplEvalPrinter(findings, restored).apply(expr);
  }

  private Doc flag(Step.Flag flag) {
    return eval(
        flag.name(),
        Doc.group(
            Doc.text("if("),
            Doc.nest(4, Doc.concat(Doc.softLine(), condition(flag.condition()).doc())),
            Doc.text(", 1, 0)")));
  }

  private Doc rex(Extraction extraction, Operand from) {
    String name = extraction.name();
    if (name.length() > LONGEST_GROUP_NAME) {
      findings.diagnostic(
          BackendCode.UNSUPPORTED_CONSTRUCT,
          extraction.origin(),
          "The name of an extracted field has at most " + LONGEST_GROUP_NAME + " characters.");
      return Doc.nil();
    }
    Printed printed = PcreRegex.naming(name).print(extraction.pattern());
    if (printed instanceof Printed.Unsupported unsupported) {
      findings.diagnostic(BackendCode.UNSUPPORTED_REGEX, extraction.origin(), unsupported.reason());
      return Doc.nil();
    }
    String pattern = SplQuoting.pattern(((Printed.Pattern) printed).text());
    boolean raw = SplNames.isRaw(from);
    if (raw && !restored.contains(from)) {
      return Doc.text("| rex " + pattern);
    }
    Optional<String> field = raw ? Optional.of(SplMarkup.EVENT) : SplNames.of(from);
    if (field.isEmpty()) {
      findings.diagnostic(
          BackendCode.UNSUPPORTED_CONSTRUCT,
          extraction.origin(),
          "Splunk extracts from a field only.");
      return Doc.nil();
    }
    return Doc.text("| rex field=" + SplQuoting.searchField(field.get()) + " " + pattern);
  }

  private List<Doc> project(Step.Project project) {
    List<Doc> lines = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Step.Output output : project.outputs()) {
      if (!SplQuoting.isName(output.name())) {
        findings.deviation(
            Deviation.of(
                Deviation.Effect.DECORATION,
                "Splunk cannot name the field '" + output.name() + "', so it is not shown."));
        continue;
      }
      names.add(SplQuoting.searchField(output.name()));
      if (output instanceof Step.Output.Value value) {
        String text = SplOutputs.value(value.operand());
        if (!text.equals(SplQuoting.evalField(output.name()))) {
          lines.add(eval(output.name(), Doc.text(text)));
        }
      } else if (output instanceof Step.Output.Label label) {
        lines.add(eval(label.name(), label(label.text())));
      }
    }
    if (inUnion) {
      lines.add(SplChain.listed("| fields", names));
    }
    return lines;
  }

  private Doc label(String text) {
    return Doc.text(SplQuoting.string(SplQuoting.plain(text)));
  }

  private static Doc eval(String name, Doc value) {
    return Doc.concat(Doc.text("| eval " + SplQuoting.evalField(name) + "="), value);
  }

  private static List<Expr> conjuncts(Expr condition) {
    if (condition instanceof Expr.And and) {
      return and.terms();
    }
    return condition.equals(new Expr.Constant(true)) ? List.of() : List.of(condition);
  }
}
