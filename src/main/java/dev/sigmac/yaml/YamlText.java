package dev.sigmac.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The characters that SnakeYAML scans, read straight from a text, so that its marks are offsets in
 * UTF-16 code units and looking far ahead costs nothing. Line ends are those of YAML 1.2; a control
 * character passes for a letter, since it has been reported before.
 */
final class YamlText extends StreamReader {
  private static final int[] NO_BUFFER = {};
  private static final char LETTER = '\uE000';

  private final String text;
  private final char[] scanned;
  private int position;
  private int line;
  private int column;
  // Several are asked for at one place.
  private Mark mark;

  /** Reads {@code text} from {@code start} on, which begins a line. */
  YamlText(String text, char[] scanned, int start) {
    super("");
    this.text = text;
    this.scanned = scanned;
    this.position = start;
    this.mark = new Mark("", start, 0, 0, NO_BUFFER, 0);
  }

  /** Puts a letter in the place of each character that SnakeYAML would misread. */
  static void replaceMisread(char[] chars) {
    for (int i = 0; i < chars.length; i++) {
      char c = chars[i];
      if (c < ' ' ? c != '\n' && c != '\r' && c != '\t' : c >= '\u007F' && isMisread(c)) {
        chars[i] = LETTER;
      }
    }
  }

  private static boolean isMisread(char c) {
    return c <= '\u009F' || c == '\u2028' || c == '\u2029' || c == '\uFFFE' || c == '\uFFFF';
  }

  @Override
  public Mark getMark() {
    if (mark.getIndex() != position) {
      mark = new Mark("", position, line, column, NO_BUFFER, 0);
    }
    return mark;
  }

  @Override
  public void forward() {
    forward(1);
  }

  @Override
  public void forward(int length) {
    int end = Math.min(position + length, scanned.length);
    while (position < end) {
      char c = scanned[position++];
      if (c == '\n' || (c == '\r' && peek() != '\n')) {
        line++;
        column = 0;
      } else if (c != '\uFEFF') {
        column++;
      }
    }
  }

  @Override
  public int peek() {
    return position < scanned.length ? scanned[position] : '\0';
  }

  @Override
  public int peek(int ahead) {
    int at = position + ahead;
    return at < scanned.length ? scanned[at] : '\0';
  }

  @Override
  public String prefix(int length) {
    return text.substring(position, Math.min(position + length, scanned.length));
  }

  @Override
  public String prefixForward(int length) {
    String prefix = prefix(length);
    position += prefix.length();
    column += prefix.length();
    return prefix;
  }

  @Override
  public int getColumn() {
    return column;
  }

  @Override
  public int getDocumentIndex() {
    return 0;
  }

  @Override
  public void resetDocumentIndex() {}

  @Override
  public int getIndex() {
    return position;
  }

  @Override
  public int getLine() {
    return line;
  }
}
