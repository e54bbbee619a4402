package dev.sigmac.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects diagnostics in the order they are reported, so that one run can tell all that is wrong.
 */
public final class Diagnostics {
  private final List<Diagnostic> reported = new ArrayList<>();

  /** Adds a diagnostic of the code's own severity. */
  public void report(Code code, Span span, String message) {
    report(Diagnostic.of(code, span, message));
  }

  /** Adds a diagnostic with a hint. */
  public void report(Code code, Span span, String message, String hint) {
    report(Diagnostic.of(code, span, message).withHint(hint));
  }

  /** Adds a diagnostic. */
  public void report(Diagnostic diagnostic) {
    reported.add(diagnostic);
  }

  /** Adds all of {@code diagnostics} in their order. */
  public void reportAll(List<Diagnostic> diagnostics) {
    reported.addAll(diagnostics);
  }

  /** Whether an error has been reported. */
  public boolean hasErrors() {
    return reported.stream().anyMatch(Diagnostic::isError);
  }

  /** What has been reported so far, in order. */
  public List<Diagnostic> list() {
    return List.copyOf(reported);
  }
}
