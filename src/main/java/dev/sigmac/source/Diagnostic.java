package dev.sigmac.source;

import java.util.Optional;

/**
 * Something said about a place in a file: a stable code, a message of one sentence and, where there
 * is one, a way out.
 */
public record Diagnostic(
    Code code, Severity severity, String message, Span span, Optional<String> hint) {
  /** A diagnostic of the code's own severity, without a hint. */
  public static Diagnostic of(Code code, Span span, String message) {
    return new Diagnostic(code, code.severity(), message, span, Optional.empty());
  }

  /** The same diagnostic with a hint. */
  public Diagnostic withHint(String text) {
    return new Diagnostic(code, severity, message, span, Optional.of(text));
  }

  /** Whether it keeps its rule from being compiled. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
