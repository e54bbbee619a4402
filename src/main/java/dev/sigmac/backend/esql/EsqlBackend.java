package dev.sigmac.backend.esql;

import dev.sigmac.backend.Backend;
import dev.sigmac.backend.Emitted;
import dev.sigmac.backend.Findings;
import dev.sigmac.layout.DocRenderer;
import dev.sigmac.plan.Plan;

/** The Elasticsearch Query Language of Elasticsearch 8.19, for Elastic Security. */
public final class EsqlBackend implements Backend {
  private static final int WIDTH = 100;

  @Override
  public String target() {
    return "esql";
  }

  @Override
  public String fileExtension() {
    return "esql";
  }

  @Override
  public boolean reserves(String name) {
    return EsqlKeywords.contains(name) || EsqlPlanPrinter.METADATA.contains(name);
  }

  @Override
  public Emitted emit(Plan plan) {
    Findings findings = new Findings();
    return findings.emitted(
        new DocRenderer(WIDTH).render(new EsqlPlanPrinter(findings).print(plan)));
  }

  @Override
  public String comment(String text) {
    return EsqlQuoting.comment(text);
  }
}
