package dev.sigmac.backend.kql;

import dev.sigmac.backend.Emitted;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Origin;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.pipeline.Source;
import dev.sigmac.plan.Branch;
import dev.sigmac.plan.Plan;
import dev.sigmac.plan.Scan;
import dev.sigmac.plan.Step;
import dev.sigmac.regex.PortableRegex;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans and conditions in few words. */
final class Kql {
  static final Origin HERE = Origin.of(new Span(new SourceFile("rule.yml", "x"), 0, 1));

  private Kql() {}

  static Column column(String name, ColumnType type) {
    return new Column(name, type);
  }

  static Column text(String name) {
    return column(name, ColumnType.TEXT);
  }

  static Expr matches(Operand operand, String... values) {
    return new Expr.Text(
        operand, Arrays.stream(values).map(SigmaString::parse).toList(), false, HERE);
  }

  static Expr cased(Operand operand, String... values) {
    return new Expr.Text(
        operand, Arrays.stream(values).map(SigmaString::parse).toList(), true, HERE);
  }

  static Expr terms(Operand operand, String... needles) {
    return new Expr.Terms(operand, List.of(needles), HERE);
  }

  static PortableRegex regex(String pattern) {
    return ((PortableRegex.Parsed) PortableRegex.parse(pattern, Set.of())).regex();
  }

  static Emitted emitted(String table, Expr condition) {
    Scan scan =
        new Scan(new Source(table, Optional.empty(), new Expr.Constant(true)), Optional.empty());
    Branch branch = new Branch("rule", "", List.of(), scan, List.of(new Step.Filter(condition)));
    return new KqlBackend().emit(new Plan(List.of(), List.of(branch), false));
  }

  /** The query of a condition on the rows of a table {@code T}, on one line. */
  static String where(Expr condition) {
    String query = emitted("T", condition).query().orElseThrow();
    return query.replaceAll("\\s*\\n\\s*", " ").replaceFirst("^T \\| where ", "");
  }
}
