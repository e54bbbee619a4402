package dev.sigmac.backend.eql;

import dev.sigmac.backend.Backend;
import dev.sigmac.backend.Emitted;
import dev.sigmac.backend.Findings;
import dev.sigmac.layout.DocRenderer;
import dev.sigmac.plan.Plan;

/** The Event Query Language of Elasticsearch 8.19, for Elastic Security. */
public final class EqlBackend implements Backend {
  private static final int WIDTH = 100;

  @Override
  public String target() {
    return "eql";
  }

  @Override
  public String fileExtension() {
    return "eql";
  }

  @Override
  public boolean reserves(String name) {
    return EqlKeywords.contains(name);
  }

  @Override
  public Emitted emit(Plan plan) {
    Findings findings = new Findings();
    return findings.emitted(
        new DocRenderer(WIDTH).render(new EqlPlanPrinter(findings).print(plan)));
  }

  @Override
  public String comment(String text) {
    return EqlQuoting.comment(text);
  }
}
