package dev.sigmac.plan;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.Extracted;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.detection.Operand.Joined;
import dev.sigmac.detection.Operand.Member;
import dev.sigmac.detection.Operand.WholeEvent;
import dev.sigmac.detection.Operand.XmlData;
import dev.sigmac.detection.OperandDispatch;
import dev.sigmac.plan.Step.Extract;
import dev.sigmac.plan.Step.Filter;
import dev.sigmac.plan.Step.Flag;
import dev.sigmac.plan.Step.Output;
import dev.sigmac.plan.Step.Project;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tables that a plan reads and the columns that it uses of them, each once, in order of use. A
 * member of a bag is {@code EventData.X}; columns that the plan itself makes are left out.
 */
public record References(List<String> tables, List<String> columns) {
  /** Copies the lists. */
  public References {
    tables = List.copyOf(tables);
    columns = List.copyOf(columns);
  }

  /** What {@code plan} refers to. */
  public static References of(Plan plan) {
    Set<String> tables = new LinkedHashSet<>();
    Collector collector = new Collector();
    for (Branch branch : plan.branches()) {
      tables.add(branch.scan().source().table());
      branch.scan().source().time().ifPresent(collector::apply);
      branch.steps().forEach(collector::step);
    }
    return new References(List.copyOf(tables), List.copyOf(collector.columns));
  }

  private static final class Collector extends OperandDispatch<Boolean> {
    private final Set<String> columns = new LinkedHashSet<>();

    void step(Step step) {
      if (step instanceof Filter filter) {
        expr(filter.condition());
      } else if (step instanceof Flag flag) {
        expr(flag.condition());
      } else if (step instanceof Extract extract) {
        apply(extract.extraction().from());
      } else if (step instanceof Project project) {
        project.outputs().forEach(this::output);
      }
    }

    private void output(Output output) {
      if (output instanceof Output.Value value) {
        apply(value.operand());
      }
    }

    private void expr(Expr expr) {
      expr.operands().forEach(this::apply);
      expr.children().forEach(this::expr);
    }

    @Override
    protected Boolean field(Field operand) {
      return false;
    }

    @Override
    protected Boolean column(Column operand) {
      return columns.add(operand.name());
    }

    @Override
    protected Boolean member(Member operand) {
      return columns.add(operand.bag().name() + "." + String.join(".", operand.path()));
    }

    @Override
    protected Boolean xmlData(XmlData operand) {
      return columns.add(operand.xml().name() + "." + operand.name());
    }

    @Override
    protected Boolean joined(Joined operand) {
      boolean head = apply(operand.head());
      return apply(operand.tail()) || head;
    }

    @Override
    protected Boolean extracted(Extracted operand) {
      return false;
    }

    @Override
    protected Boolean wholeEvent(WholeEvent operand) {
      return false;
    }
  }
}
