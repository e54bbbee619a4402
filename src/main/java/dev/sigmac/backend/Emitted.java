package dev.sigmac.backend;

import dev.sigmac.pipeline.Deviation;
import dev.sigmac.source.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What a backend made of a plan. A query whose deviations change events is given too: whether it
 * may be used is decided by the compiler. Without a query some diagnostic is an error that says
 * why.
 */
public record Emitted(
    Optional<String> query, List<Deviation> deviations, List<Diagnostic> diagnostics) {
  /** Copies the lists. */
  public Emitted {
    deviations = List.copyOf(deviations);
    diagnostics = List.copyOf(diagnostics);
  }
}
