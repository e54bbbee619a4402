package dev.sigmac.source;

/**
 * Renders diagnostics for people: severity, code and message, the place, the source line with
 * carets under the span, and the hint. Nothing of a file's text reaches the terminal as a control
 * character.
 */
public final class DiagnosticRenderer {
  private static final int WIDTH = 120;
  private static final String RESET = "\u001B[0m";
  private static final String BOLD = "\u001B[1m";
  private static final String BLUE = "\u001B[1;34m";

  private final boolean colour;

  /** A renderer with or without ANSI colours. */
  public DiagnosticRenderer(boolean colour) {
    this.colour = colour;
  }

  /** The lines for one diagnostic, each ended by a line feed. */
  public String render(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    String number = String.valueOf(span.line());
    String margin = " ".repeat(number.length());
    StringBuilder out = new StringBuilder();
    out.append(
            paint(
                severityColour(diagnostic.severity()),
                diagnostic.severity().word() + "[" + diagnostic.code().id() + "]"))
        .append(paint(BOLD, ": " + DisplayText.of(diagnostic.message())))
        .append('\n');
    out.append(margin)
        .append(paint(BLUE, "-->"))
        .append(' ')
        .append(DisplayText.of(span.place()))
        .append('\n');
    if (!span.file().text().isEmpty()) {
      Excerpt excerpt = Excerpt.of(span, WIDTH);
      out.append(margin).append(paint(BLUE, " |")).append('\n');
      out.append(paint(BLUE, number + " |"))
          .append(excerpt.line().isEmpty() ? "" : " " + excerpt.line())
          .append('\n');
      out.append(margin)
          .append(paint(BLUE, " |"))
          .append(' ')
          .append(paint(severityColour(diagnostic.severity()), excerpt.carets()))
          .append('\n');
    }
    diagnostic
        .hint()
        .ifPresent(
            hint ->
                out.append(margin)
                    .append(paint(BLUE, " ="))
                    .append(paint(BOLD, " hint"))
                    .append(": ")
                    .append(DisplayText.of(hint))
                    .append('\n'));
    return out.toString();
  }

  private String paint(String style, String text) {
    return colour ? style + text + RESET : text;
  }

  private static String severityColour(Severity severity) {
    return switch (severity) {
      case ERROR -> "\u001B[1;31m";
      case WARNING -> "\u001B[1;33m";
      case NOTE -> "\u001B[1;36m";
    };
  }
}
