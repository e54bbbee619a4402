package dev.sigmac.backend.kql;

import dev.sigmac.backend.Backend;
import dev.sigmac.backend.BackendCode;
import dev.sigmac.backend.Emitted;
import dev.sigmac.backend.Findings;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Origin;
import dev.sigmac.layout.DocRenderer;
import dev.sigmac.plan.Plan;
import dev.sigmac.plan.Step;
import java.util.stream.Stream;

/** Kusto Query Language, for Microsoft Sentinel and Microsoft Defender XDR. */
public final class KqlBackend implements Backend {
  private static final int WIDTH = 100;

  /** What a scheduled analytics rule takes, in characters (Sentinel documentation). */
  private static final int LONGEST_QUERY = 10_000;

  @Override
  public String target() {
    return "kql";
  }

  @Override
  public String fileExtension() {
    return "kql";
  }

  @Override
  public boolean reserves(String name) {
    return KqlKeywords.resembles(name);
  }

  @Override
  public Emitted emit(Plan plan) {
    Findings findings = new Findings();
    String query = new DocRenderer(WIDTH).render(new KqlPlanPrinter(findings).print(plan));
    if (query.length() > LONGEST_QUERY) {
      String message =
          "The query has "
              + query.length()
              + " characters; a scheduled analytics rule takes "
              + LONGEST_QUERY
              + ".";
      origins(plan)
          .findFirst()
          .ifPresent(o -> findings.diagnostic(BackendCode.QUERY_TOO_LONG, o, message));
    }
    return findings.emitted(query);
  }

  @Override
  public String comment(String text) {
    return KqlQuoting.comment(text);
  }

  private static Stream<Origin> origins(Plan plan) {
    return plan.branches().stream()
        .flatMap(branch -> branch.steps().stream())
        .flatMap(
            step -> {
              if (step instanceof Step.Filter filter) {
                return filter.condition().leaves();
              }
              return step instanceof Step.Flag flag ? flag.condition().leaves() : Stream.of();
            })
        .map(Leaf::origin);
  }
}
