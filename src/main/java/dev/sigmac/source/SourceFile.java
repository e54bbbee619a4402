package dev.sigmac.source;

import java.util.Arrays;

/**
 * A text with the path it is reported under. Lines end in LF, CR or CRLF; offsets are in UTF-16
 * code units from 0, lines and columns count from 1.
 */
public final class SourceFile {
  private static final int[] NOT_YET_FOUND = {};

  private final String path;
  private final String text;
  // Found when a place is first asked for: most files have nothing to report.
  private volatile int[] lineStarts = NOT_YET_FOUND;

  /** A file reported as {@code path}, with forward slashes, whatever the machine. */
  public SourceFile(String path, String text) {
    this.path = path.replace('\\', '/');
    this.text = text;
  }

  /** The path as it is shown. */
  public String path() {
    return path;
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /**
   * The line, from 1, that holds the character at {@code offset}; the end of the text counts as its
   * last line.
   */
  public int lineAt(int offset) {
    int found = Arrays.binarySearch(lineStarts(), offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column, from 1, of the character at {@code offset}. */
  public int columnAt(int offset) {
    return offset - lineStarts()[lineAt(offset) - 1] + 1;
  }

  /** The text of a line, counted from 1, without its line end. */
  public String line(int number) {
    int[] starts = lineStarts();
    int start = starts[number - 1];
    int end = number < starts.length ? starts[number] : text.length();
    while (end > start && isLineEnd(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** The span from {@code start} to before {@code end}, cut to the text. */
  public Span span(int start, int end) {
    int from = Math.max(0, Math.min(start, text.length()));
    return new Span(this, from, Math.max(from, Math.min(end, text.length())));
  }

  /** The empty span at the beginning, for what concerns the file as a whole. */
  public Span start() {
    return span(0, 0);
  }

  @Override
  public String toString() {
    return path;
  }

  private int[] lineStarts() {
    int[] known = lineStarts;
    if (known.length == 0) {
      known = lineStarts(text);
      lineStarts = known;
    }
    return known;
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean crlf = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (isLineEnd(c) && !crlf) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
