package dev.sigmac.source;

/**
 * A run of characters of a file: from {@code start} to before {@code end}, in UTF-16 code units
 * from 0.
 */
public record Span(SourceFile file, int start, int end) {
  /** Checks that the span lies in its file. */
  public Span {
    if (start < 0 || end < start || end > file.text().length()) {
      throw new IllegalArgumentException("span " + start + ".." + end + " is not in " + file);
    }
  }

  /** The line of the first character, from 1. */
  public int line() {
    return file.lineAt(start);
  }

  /** The column of the first character, from 1. */
  public int column() {
    return file.columnAt(start);
  }

  /** The characters themselves. */
  public String text() {
    return file.text().substring(start, end);
  }

  /**
   * The part of this span from {@code from} to before {@code to}, both counted from its start and
   * cut to its end.
   */
  public Span part(int from, int to) {
    int begin = Math.min(start + from, end);
    return new Span(file, begin, Math.max(begin, Math.min(start + to, end)));
  }

  /** The smallest span that covers this one and {@code other}, which must lie in the same file. */
  public Span to(Span other) {
    return new Span(file, Math.min(start, other.start), Math.max(end, other.end));
  }

  /** {@code path:line:column}, as editors and terminals link it. */
  public String place() {
    return file.path() + ":" + line() + ":" + column();
  }
}
