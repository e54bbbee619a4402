package dev.sigmac.cli;

import dev.sigmac.artifact.Unwritable;
import dev.sigmac.compiler.TargetChoice;
import dev.sigmac.project.InvalidProject;
import java.util.Optional;

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

  /** What an exception says to the user; empty if it is a fault of the program. */
  static Optional<Failure> of(Exception e) {
    if (e instanceof Unwritable) {
      return Optional.of(output(String.valueOf(e.getMessage())));
    }
    if (e instanceof TargetChoice.Unknown || e instanceof InvalidProject) {
      return Optional.of(usage(String.valueOf(e.getMessage())));
    }
    return e instanceof Failure failure ? Optional.of(failure) : Optional.empty();
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
