package dev.sigmac.events;

/**
 * Something in a file that is no event. {@code line} counts from 1 and is 0 for the file as a
 * whole; {@code ends} says that nothing behind it could be read.
 */
public record Problem(String file, long line, String reason, boolean ends) {
  /** {@code file:line: reason}, one line. */
  public String text() {
    return file + (line > 0 ? ":" + line : "") + ": " + reason;
  }
}
