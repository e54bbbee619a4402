package dev.sigmac.plan;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand;
import dev.sigmac.pipeline.MappedRule.Extraction;
import java.util.List;

/** What is done to the rows of a branch, one after another. */
public sealed interface Step {
  /**
   * Keeps the rows for which the condition is true; a {@link Expr.Named} in it is a flag of an
   * earlier step.
   */
  record Filter(Expr condition) implements Step {}

  /** Adds a column with what a pattern finds. */
  record Extract(Extraction extraction) implements Step {}

  /** Adds a boolean column, and so gives the name to the condition. */
  record Flag(String name, Expr condition) implements Step {}

  /** Adds a column with the number of the flags that are true. */
  record Score(String name, List<String> flags) implements Step {
    /** Copies the flags. */
    public Score {
      flags = List.copyOf(flags);
    }
  }

  /** Adds a column with the same text in each row. */
  record Label(String name, String text) implements Step {}

  /** Keeps these columns, in this order. */
  record Project(List<Output> outputs) implements Step {
    /** Copies the outputs. */
    public Project {
      outputs = List.copyOf(outputs);
    }
  }

  /** A column of the result. */
  sealed interface Output {
    /** The name of the column in the result. */
    String name();

    /** What an operand holds. */
    record Value(String name, Operand operand) implements Output {}

    /** A flag or a score. */
    record Computed(String name) implements Output {}

    /** The same text in each row. */
    record Label(String name, String text) implements Output {}
  }
}
