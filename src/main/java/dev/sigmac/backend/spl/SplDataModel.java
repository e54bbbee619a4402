package dev.sigmac.backend.spl;

import dev.sigmac.backend.BackendCode;
import dev.sigmac.backend.Findings;
import dev.sigmac.backend.Fragment;
import dev.sigmac.detection.Expr;
import dev.sigmac.layout.Doc;
import dev.sigmac.plan.Branch;
import dev.sigmac.plan.Plan;
import dev.sigmac.plan.References;
import dev.sigmac.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Prints a search of a data model by {@code tstats}. It says what a search expression says and no
 * more, since it gives counts by fields: whatever has to be looked at behind it cannot tell a
 * missing field from an empty one.
 */
final class SplDataModel {
  /** How the table of a source names a data model and its dataset. */
  private static final String PREFIX = "datamodel=";

  private SplDataModel() {}

  /** Whether the plan searches a data model. */
  static boolean isOne(Plan plan) {
    return plan.branches().stream().anyMatch(b -> table(b).startsWith(PREFIX));
  }

  static Doc print(Plan plan, Findings findings) {
    Branch branch = plan.branches().get(0);
    List<String> columns = References.of(plan).columns();
    String dataset =
        columns.stream()
            .filter(c -> c.indexOf('.') > 0)
            .map(c -> c.substring(0, c.indexOf('.')))
            .findFirst()
            .orElse(table(branch).substring(table(branch).lastIndexOf('.') + 1));
    List<Doc> conditions = new ArrayList<>();
    for (Step step : branch.steps()) {
      Optional<Doc> said =
          step instanceof Step.Filter filter ? said(filter.condition()) : Optional.empty();
      said.ifPresent(conditions::add);
      if (said.isEmpty() || plan.isUnion()) {
        refuse(branch, findings);
      }
    }
    branch.scan().window().ifPresent(w -> conditions.add(Doc.text("earliest=-" + w)));
    Set<String> fields = new LinkedHashSet<>(List.of("_time span=1s"));
    fields.add(dataset + ".dest");
    fields.addAll(columns);
    fields.remove("_time");
    List<Doc> rows = new ArrayList<>(conditions);
    rows.add(
        Doc.fill(
            fields.stream().map(f -> Doc.text((f.startsWith("_time") ? "by " : "") + f)).toList()));
    return Doc.join(
        Doc.hardLine(),
        List.of(
            Doc.concat(
                Doc.text(
                    "| tstats summariesonly=false fillnull_value=\"\" count from "
                        + table(branch)
                        + " where"),
                Doc.nest(4, Doc.concat(Doc.hardLine(), Doc.join(Doc.hardLine(), rows)))),
            Doc.text("| rename " + dataset + ".* as *")));
  }

  private static Optional<Doc> said(Expr condition) {
    return new SplSearchPrinter(Set.of())
        .apply(condition)
        .map(
            (Fragment<SearchPrecedence> f) ->
                f.operands().size() > 1 ? f.parenthesized() : f.doc());
  }

  private static void refuse(Branch branch, Findings findings) {
    for (Step step : branch.steps()) {
      if (step instanceof Step.Filter filter) {
        filter
            .condition()
            .leaves()
            .filter(leaf -> new SplSearchPrinter(Set.of()).apply(leaf).isEmpty())
            .forEach(
                leaf ->
                    findings.diagnostic(
                        BackendCode.UNSUPPORTED_CONSTRUCT,
                        leaf.origin(),
                        "tstats takes search expressions only, and no branches, flags or patterns."));
      }
    }
  }

  private static String table(Branch branch) {
    return branch.scan().source().table();
  }
}
