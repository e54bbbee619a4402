package dev.sigmac.events;

import java.io.IOException;
import java.util.BitSet;

/**
 * Cuts a stream of JSON into its outermost objects, or those of its outermost arrays, and finds the
 * next one behind an object that is broken. Where the first object is alone on its line each is
 * taken to be, so that a broken one costs no other.
 */
final class JsonCutter {
  private enum Layout {
    UNKNOWN,
    LINES,
    FREE
  }

  private static final int DEEPEST = 1_000;

  private final Bytes bytes;
  private final EventReader.Records records;
  private final BitSet isObject = new BitSet();
  private Layout layout = Layout.UNKNOWN;
  private long line;

  JsonCutter(Bytes bytes, EventReader.Records records) {
    this.bytes = bytes;
    this.records = records;
  }

  /** The line that the object begins in. */
  long line() {
    return line;
  }

  /** Cuts the next object; false at the end. */
  boolean next() throws IOException {
    while (true) {
      int c = bytes.peek();
      if (c < 0) {
        return false;
      }
      if (c == '{') {
        if (cut()) {
          return true;
        }
      } else if (isBetween(c)) {
        layout = c == '[' ? Layout.FREE : layout;
        bytes.next();
      } else {
        long at = bytes.line();
        bytes.skipLine();
        records.problem(at, "this is no JSON object; the line is passed over");
      }
    }
  }

  private boolean cut() throws IOException {
    line = bytes.line();
    bytes.begin();
    String reason = scan();
    if (reason.isEmpty() && bytes.isTooLong()) {
      reason = bytes.tooLong();
    }
    if (!reason.isEmpty()) {
      records.problem(line, reason);
      return false;
    }
    settleLayout();
    return true;
  }

  /** Keeps the bytes of an object; why it is broken, or an empty text. */
  private String scan() throws IOException {
    int depth = 0;
    int before = ':';
    while (true) {
      int c = bytes.peek();
      if (c < 0) {
        return "the object is not ended; it is passed over";
      } else if (c == '\n' && layout == Layout.LINES) {
        return bytes.isTooLong()
            ? bytes.tooLong()
            : "the object is not ended on its line; the line is passed over";
      } else if (c == '{' && depth > 0 && isObject.get(depth) && before != ':') {
        return "the object is not ended where the next begins; it is passed over";
      }
      take(c);
      if (c == '"') {
        if (!text()) {
          return "a text is not ended on its line; the object is passed over";
        }
      } else if (c == '{' || c == '[') {
        depth++;
        if (depth <= DEEPEST) {
          isObject.set(depth, c == '{');
        }
      } else if (c == '}' || c == ']') {
        depth--;
        if (depth == 0) {
          return "";
        }
      }
      before = isBlank(c) ? before : c;
    }
  }

  /** Passes a text behind its first quote; false if its line ends before it, which JSON forbids. */
  private boolean text() throws IOException {
    while (true) {
      int c = bytes.peek();
      if (c < 0 || c == '\n') {
        return false;
      }
      take(c);
      if (c == '"') {
        return true;
      }
      if (c == '\\' && bytes.peek() >= 0 && bytes.peek() != '\n') {
        take(bytes.peek());
      }
    }
  }

  private void take(int c) throws IOException {
    bytes.next();
    bytes.keep(c);
  }

  private void settleLayout() throws IOException {
    if (layout == Layout.UNKNOWN) {
      int c = bytes.peek();
      while (c == ' ' || c == '\t' || c == '\r') {
        bytes.next();
        c = bytes.peek();
      }
      layout = c == '\n' && bytes.line() == line ? Layout.LINES : Layout.FREE;
    }
  }

  private static boolean isBetween(int c) {
    return isBlank(c) || c == ',' || c == '[' || c == ']';
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
