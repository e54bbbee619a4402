package dev.sigmac.cli;

/**
 * A wrong use of the command line or an environment that does not allow the run: one sentence, and
 * an exit code.
 */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int exitCode;

  private Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** A wrong argument. */
  static Failure usage(String message) {
    return new Failure(ExitCode.USAGE, message);
  }

  /** Something that could not be written. */
  static Failure output(String message) {
    return new Failure(ExitCode.INCOMPLETE, message);
  }

  int exitCode() {
    return exitCode;
  }
}
