package dev.sigmac.testing;

import dev.sigmac.backend.Backend;
import dev.sigmac.backend.Emitted;
import dev.sigmac.compiler.Target;
import dev.sigmac.logsource.EventPipeline;
import dev.sigmac.logsource.LogSources;
import dev.sigmac.plan.Plan;
import dev.sigmac.plan.PlanText;
import java.util.List;
import java.util.Optional;

/** A target without a language: what is compiled for it is the plan itself, which is then run. */
public final class EventsBackend implements Backend {
  /**
   * The target of rules over events, each of which sees only the events of its log source if {@code
   * routed}.
   */
  public static Target target(LogSources logSources, boolean routed) {
    return new Target(new EventsBackend(), new EventPipeline(logSources, routed));
  }

  @Override
  public String target() {
    return EventPipeline.TARGET;
  }

  @Override
  public String fileExtension() {
    return "txt";
  }

  @Override
  public boolean reserves(String name) {
    return false;
  }

  @Override
  public Emitted emit(Plan plan) {
    return new Emitted(Optional.of(PlanText.of(plan)), List.of(), List.of());
  }

  @Override
  public String comment(String text) {
    return "# " + text.replaceAll("\\R", " ");
  }
}
