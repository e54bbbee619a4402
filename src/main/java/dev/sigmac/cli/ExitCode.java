package dev.sigmac.cli;

/** The exit codes of the program. */
final class ExitCode {
  /** All was done. */
  static final int DONE = 0;

  /** Some rule has errors or no query, or something could not be written. */
  static final int INCOMPLETE = 1;

  /** Wrong use. */
  static final int USAGE = 2;

  /** A fault of the program. */
  static final int FAULT = 70;

  private ExitCode() {}
}
