package dev.sigmac.regex;

/** An engine cannot say a part of a regular expression; the message is for the author of a rule. */
final class Unsayable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unsayable(String message) {
    super(message, null, false, false);
  }

  Printed.Unsupported printed() {
    return new Printed.Unsupported(String.valueOf(getMessage()));
  }
}
