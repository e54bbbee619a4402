package dev.sigmac.backend.spl;

import dev.sigmac.backend.Findings;
import dev.sigmac.layout.Doc;
import dev.sigmac.plan.Branch;
import dev.sigmac.plan.Plan;
import dev.sigmac.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Prints plans: one search, or the branches of a union as the searches of {@code multisearch},
 * which has no limit of rows and takes streaming commands only (Search Reference, "multisearch").
 */
final class SplPlanPrinter {
  private final Findings findings;

  SplPlanPrinter(Findings findings) {
    this.findings = findings;
  }

  Doc print(Plan plan) {
    List<Doc> lines = new ArrayList<>(comments(plan.comments()));
    if (SplDataModel.isOne(plan)) {
      lines.add(SplDataModel.print(plan, findings));
      return Doc.join(Doc.hardLine(), lines);
    }
    if (plan.isUnion()) {
      int count = plan.branches().size();
      String which = count == 2 ? "both branches" : "all " + count + " branches";
      lines.addAll(comments(List.of("Union " + which + (plan.sorted() ? " and sort" : ""))));
      lines.add(Doc.text("| multisearch"));
      plan.branches().forEach(branch -> lines.add(subsearch(branch)));
    } else {
      Branch branch = plan.branches().get(0);
      lines.addAll(comments(branch.comments()));
      lines.addAll(new SplBranchPrinter(findings, branch, false).lines());
    }
    List<String> columns = columns(plan);
    if (!columns.isEmpty()) {
      lines.add(SplChain.listed("| table", columns));
    }
    if (plan.sorted()) {
      lines.add(Doc.text("| sort 0 - _time"));
    }
    return Doc.join(Doc.hardLine(), lines);
  }

  private Doc subsearch(Branch branch) {
    List<Doc> lines = new ArrayList<>();
    List<Doc> steps = new SplBranchPrinter(findings, branch, true).lines();
    Doc body = Doc.nest(2, Doc.join(Doc.hardLine(), steps));
    lines.addAll(comments(branch.comments()));
    lines.add(Doc.concat(Doc.text("[ "), body, Doc.text(" ]")));
    return Doc.concat(Doc.text("    "), Doc.nest(4, Doc.join(Doc.hardLine(), lines)));
  }

  /** The columns of the result, each once, in the order of the branches; none if all are kept. */
  private static List<String> columns(Plan plan) {
    Set<String> columns = new LinkedHashSet<>();
    for (Branch branch : plan.branches()) {
      for (Step step : branch.steps()) {
        if (step instanceof Step.Project project) {
          project.outputs().stream()
              .map(Step.Output::name)
              .filter(SplQuoting::isName)
              .map(SplQuoting::searchField)
              .forEach(columns::add);
        }
      }
    }
    boolean all =
        plan.branches().stream()
            .allMatch(b -> b.steps().stream().anyMatch(Step.Project.class::isInstance));
    return all ? List.copyOf(columns) : List.of();
  }

  private static List<Doc> comments(List<String> texts) {
    return texts.stream().map(text -> Doc.text(SplQuoting.comment(text))).toList();
  }
}
