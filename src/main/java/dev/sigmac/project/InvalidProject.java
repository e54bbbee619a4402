package dev.sigmac.project;

/** A project that cannot be worked on as it is; the message is one sentence for the user. */
public final class InvalidProject extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The failure that {@code message} says. */
  public InvalidProject(String message) {
    super(message);
  }
}
