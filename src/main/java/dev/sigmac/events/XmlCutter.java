package dev.sigmac.events;

import java.io.IOException;

/** Cuts a stream of XML into its {@code <Event>} elements; a broken one costs no other. */
final class XmlCutter {
  private static final byte[] START = {'<', 'E', 'v', 'e', 'n', 't'};
  private static final byte[] END = {'<', '/', 'E', 'v', 'e', 'n', 't'};

  private final Bytes bytes;
  private final EventReader.Records records;
  private long line;
  private boolean begun;

  XmlCutter(Bytes bytes, EventReader.Records records) {
    this.bytes = bytes;
    this.records = records;
  }

  /** The line that the event begins in. */
  long line() {
    return line;
  }

  /** Cuts the next event; false at the end. */
  boolean next() throws IOException {
    int start = 0;
    int end = 0;
    for (int c = bytes.next(); c >= 0; c = bytes.next()) {
      start = start == START.length ? start : matched(c, start, START);
      end = begun ? matched(c, end, END) : 0;
      if (begun) {
        bytes.keep(c);
      }
      if (start == START.length && isNameEnd(bytes.peek())) {
        begin();
        start = 0;
      } else if (start == START.length) {
        start = 0;
      } else if (end == END.length && isNameEnd(bytes.peek())) {
        for (int rest = bytes.next(); rest >= 0; rest = bytes.next()) {
          bytes.keep(rest);
          if (rest == '>') {
            break;
          }
        }
        begun = false;
        if (!bytes.isTooLong()) {
          return true;
        }
        records.problem(line, bytes.tooLong());
        end = 0;
      }
    }
    if (begun) {
      begun = false;
      records.problem(line, "the event is not ended; it is passed over");
    }
    return false;
  }

  /** An event that begins inside another tells that the other is broken. */
  private void begin() {
    if (begun) {
      records.problem(line, "the event is not ended where the next begins; it is passed over");
    }
    begun = true;
    line = bytes.line();
    bytes.begin();
    for (byte b : START) {
      bytes.keep(b);
    }
  }

  private static int matched(int c, int at, byte[] wanted) {
    if (at < wanted.length && c == wanted[at]) {
      return at + 1;
    }
    return c == wanted[0] ? 1 : 0;
  }

  private static boolean isNameEnd(int c) {
    return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
