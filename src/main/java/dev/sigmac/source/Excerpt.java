package dev.sigmac.source;

/** The line where a span begins, cut to a width around the span, and the carets to put under it. */
record Excerpt(String line, String carets) {
  private static final String CUT = "…";

  /** The excerpt of {@code span} in at most {@code width} terminal columns. */
  static Excerpt of(Span span, int width) {
    String line = span.file().line(span.line());
    int from = Math.min(span.column() - 1, line.length());
    int to = Math.max(from, Math.min(from + span.end() - span.start(), line.length()));
    boolean fits = columns(line, 0, line.length(), width + 1) <= width;
    int before = 2 * width / 3 - Math.min(width / 3, columns(line, from, to, width));
    int begin = fits ? 0 : back(line, from, before);
    int end = fits ? line.length() : forth(line, begin, width - 2);
    String head = begin > 0 ? CUT : "";
    String tail = end < line.length() ? CUT : "";
    String shown = head + show(line, begin, end) + tail;
    int indent = head.length() + columns(line, begin, from, Integer.MAX_VALUE);
    int length =
        Math.max(1, columns(line, from, Math.min(to, Math.max(end, from)), Integer.MAX_VALUE));
    return new Excerpt(shown.stripTrailing(), " ".repeat(indent) + "^".repeat(length));
  }

  /** The least offset from which the text before {@code from} takes at most {@code columns}. */
  private static int back(String line, int from, int columns) {
    int at = from;
    int taken = 0;
    while (at > 0) {
      int codePoint = line.codePointBefore(at);
      taken += DisplayText.width(codePoint);
      if (taken > columns) {
        break;
      }
      at -= Character.charCount(codePoint);
    }
    return at;
  }

  /** The greatest offset up to which the text from {@code from} takes at most {@code columns}. */
  private static int forth(String line, int from, int columns) {
    int at = from;
    int taken = 0;
    while (at < line.length()) {
      int codePoint = line.codePointAt(at);
      taken += DisplayText.width(codePoint);
      if (taken > columns) {
        break;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }

  /** The width of a part of the line, counted no further than {@code most}. */
  private static int columns(String line, int from, int to, int most) {
    int columns = 0;
    for (int at = from; at < to && columns < most; ) {
      int codePoint = line.codePointAt(at);
      columns += DisplayText.width(codePoint);
      at += Character.charCount(codePoint);
    }
    return columns;
  }

  private static String show(String line, int from, int to) {
    StringBuilder shown = new StringBuilder();
    line.substring(from, to).codePoints().forEach(c -> shown.append(DisplayText.of(c)));
    return shown.toString();
  }
}
