package dev.sigmac.plan;

import dev.sigmac.detection.ExprText;
import dev.sigmac.detection.OperandText;
import dev.sigmac.plan.Step.Output;
import java.util.List;

/**
 * A readable text of a plan, a step a line and conditions below theirs. It is for people and tests.
 */
public final class PlanText {
  private final StringBuilder text = new StringBuilder();

  private PlanText() {}

  /** The text; each line ends in LF. */
  public static String of(Plan plan) {
    PlanText text = new PlanText();
    plan.branches().forEach(text::branch);
    if (plan.isUnion()) {
      text.line(0, "union of " + plan.branches().size() + " branches");
    }
    if (plan.sorted()) {
      text.line(0, "sort, newest first");
    }
    return text.text.toString();
  }

  private void branch(Branch branch) {
    Scan scan = branch.scan();
    String window = scan.window().map(w -> ", the last " + w).orElse("");
    line(0, "branch " + branch.label() + ": scan " + scan.source().table() + window);
    branch.steps().forEach(this::step);
  }

  private void step(Step step) {
    if (step instanceof Step.Filter filter) {
      line(1, "filter");
      lines(ExprText.lines(filter.condition()));
    } else if (step instanceof Step.Extract extract) {
      line(
          1,
          "extract "
              + extract.extraction().name()
              + " from "
              + OperandText.of(extract.extraction().from()));
    } else if (step instanceof Step.Flag flag) {
      line(1, "flag " + flag.name());
      lines(ExprText.lines(flag.condition()));
    } else if (step instanceof Step.Score score) {
      line(1, "score " + score.name() + " = " + String.join(" + ", score.flags()));
    } else if (step instanceof Step.Label label) {
      line(1, "label " + label.name());
    } else if (step instanceof Step.Project project) {
      line(
          1, "project " + String.join(", ", project.outputs().stream().map(Output::name).toList()));
    }
  }

  private void lines(List<String> lines) {
    lines.forEach(l -> line(2, l));
  }

  private void line(int depth, String content) {
    text.append("  ".repeat(depth)).append(content).append('\n');
  }
}
