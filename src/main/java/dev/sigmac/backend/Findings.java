package dev.sigmac.backend;

import dev.sigmac.detection.Origin;
import dev.sigmac.pipeline.Deviation;
import dev.sigmac.source.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a backend has to say about the plan that it prints, each thing once. */
public final class Findings {
  private final List<Deviation> deviations = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /** Notes how the query differs from the rule. */
  public void deviation(Deviation deviation) {
    if (!deviations.contains(deviation)) {
      deviations.add(deviation);
    }
  }

  /** Notes something about the place that {@code origin} names. */
  public void diagnostic(BackendCode code, Origin origin, String message) {
    Diagnostic diagnostic = Diagnostic.of(code, origin.span(), message);
    if (!diagnostics.contains(diagnostic)) {
      diagnostics.add(diagnostic);
    }
  }

  /** The query with all that was noted, or no query where an error was. */
  public Emitted emitted(String query) {
    boolean failed = diagnostics.stream().anyMatch(Diagnostic::isError);
    return new Emitted(failed ? Optional.empty() : Optional.of(query), deviations, diagnostics);
  }
}
