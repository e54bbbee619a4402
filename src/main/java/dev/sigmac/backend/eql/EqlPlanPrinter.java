package dev.sigmac.backend.eql;

import dev.sigmac.backend.Findings;
import dev.sigmac.backend.Fragment;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.SigmaString.Shape;
import dev.sigmac.layout.Doc;
import dev.sigmac.pipeline.MappedRule.Extraction;
import dev.sigmac.plan.Branch;
import dev.sigmac.plan.Plan;
import dev.sigmac.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Prints plans as one query for events: {@code process where …}, or {@code any where} over all
 * branches. What a plan shows beside the events is lost, which is reported.
 */
final class EqlPlanPrinter {
  private static final String CATEGORY = "event.category";

  private final Findings findings;

  EqlPlanPrinter(Findings findings) {
    this.findings = findings;
  }

  Doc print(Plan plan) {
    List<Doc> lines = new ArrayList<>(comments(plan.comments()));
    plan.branches().forEach(b -> lines.addAll(comments(b.comments())));
    Optional<String> category = category(plan);
    List<Fragment<EqlPrecedence>> ways = new ArrayList<>();
    for (Branch branch : plan.branches()) {
      ways.add(branch(branch, category.isPresent()));
    }
    Doc condition = ways.size() == 1 ? conjuncts(ways.get(0)) : EqlChain.any(ways).doc();
    lines.add(
        Doc.group(
            Doc.text(category.orElse("any") + " where"),
            Doc.nest(2, Doc.concat(Doc.line(), condition))));
    new EqlDecorations(findings).report(plan);
    return Doc.join(Doc.hardLine(), lines);
  }

  private static Doc conjuncts(Fragment<EqlPrecedence> condition) {
    return condition.precedence() == EqlPrecedence.AND
        ? EqlChain.chained(condition.operands(), "and")
        : condition.doc();
  }

  /** The category that every branch demands, which stands in front of a query. */
  private static Optional<String> category(Plan plan) {
    Set<Optional<String>> categories = new LinkedHashSet<>();
    for (Branch branch : plan.branches()) {
      categories.add(
          branch.steps().stream()
              .flatMap(s -> s instanceof Step.Filter f ? category(f.condition()).stream() : null)
              .findFirst());
    }
    return categories.size() == 1 ? categories.iterator().next() : Optional.empty();
  }

  private static Optional<String> category(Expr condition) {
    boolean one =
        condition instanceof Expr.Text text
            && text.operand() instanceof Column column
            && column.name().equals(CATEGORY)
            && text.anyOf().size() == 1
            && text.anyOf().get(0).shape() == Shape.EQUALS
            && text.anyOf().get(0).text().matches("[A-Za-z_]+");
    return one
        ? Optional.of(((Expr.Text) condition).anyOf().get(0).text().toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private Fragment<EqlPrecedence> branch(Branch branch, boolean categorized) {
    List<Extraction> extracts = new ArrayList<>();
    Map<String, Expr> flags = new LinkedHashMap<>();
    List<Expr> conditions = new ArrayList<>();
    boolean inFront = categorized;
    for (Step step : branch.steps()) {
      if (step instanceof Step.Extract extract) {
        extracts.add(extract.extraction());
      } else if (step instanceof Step.Flag flag) {
        flags.put(flag.name(), flag.condition());
      } else if (step instanceof Step.Filter filter) {
        if (inFront && category(filter.condition()).isPresent()) {
          inFront = false;
        } else {
          conditions.add(filter.condition().rewrite(e -> inlined(e, flags)));
        }
      }
    }
    EqlExprPrinter printer =
        new EqlExprPrinter(new EqlOperandPrinter(extracts, findings), findings);
    List<Fragment<EqlPrecedence>> terms = conditions.stream().map(printer::apply).toList();
    return terms.isEmpty() ? EqlChain.atom("true") : EqlChain.all(terms);
  }

  private static Expr inlined(Expr expr, Map<String, Expr> flags) {
    return expr instanceof Expr.Named named ? flags.getOrDefault(named.identifier(), named) : expr;
  }

  private static List<Doc> comments(List<String> texts) {
    return texts.stream().map(text -> Doc.text(EqlQuoting.comment(text))).toList();
  }
}
