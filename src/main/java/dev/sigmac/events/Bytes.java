package dev.sigmac.events;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of a stream one by one with the line that they stand in, and a buffer for the record
 * that is being cut out of them.
 */
final class Bytes {
  private static final int KEPT = 1 << 20;

  private final InputStream in;
  private final byte[] chunk = new byte[1 << 16];
  private int length;
  private int next;
  private long line = 1;
  private byte[] record = new byte[1 << 12];
  private int size;
  private long total;

  Bytes(InputStream in) {
    this.in = in;
  }

  /** The next byte, or -1 at the end. */
  int next() throws IOException {
    int c = peek();
    if (c >= 0) {
      next++;
      if (c == '\n') {
        line++;
      }
    }
    return c;
  }

  /** The next byte without passing it. */
  int peek() throws IOException {
    if (next == length) {
      length = in.read(chunk, 0, chunk.length);
      next = 0;
      if (length <= 0) {
        length = 0;
        return -1;
      }
    }
    return chunk[next] & 0xFF;
  }

  /** The line of the next byte, from 1. */
  long line() {
    return line;
  }

  /** Begins a record. */
  void begin() {
    size = 0;
    total = 0;
    if (record.length > KEPT) {
      record = new byte[1 << 12];
    }
  }

  /** Adds a byte to the record; those beyond the longest event are only counted. */
  void keep(int c) {
    total++;
    if (total > EventReader.MAX_BYTES) {
      return;
    }
    if (size == record.length) {
      record = Arrays.copyOf(record, size * 2);
    }
    record[size++] = (byte) c;
  }

  /** Whether the record is longer than the longest event. */
  boolean isTooLong() {
    return total > EventReader.MAX_BYTES;
  }

  /** Why a record that is too long is passed over. */
  String tooLong() {
    return String.format(
        java.util.Locale.ROOT,
        "this event has %,d bytes, more than the %,d that are read; it is passed over",
        total,
        EventReader.MAX_BYTES);
  }

  byte[] record() {
    return record;
  }

  int size() {
    return size;
  }

  /** Passes the rest of the line. */
  void skipLine() throws IOException {
    for (int c = next(); c >= 0 && c != '\n'; ) {
      c = next();
    }
  }
}
