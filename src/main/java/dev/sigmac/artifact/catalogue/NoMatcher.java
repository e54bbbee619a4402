package dev.sigmac.artifact.catalogue;

/** What Java cannot say of a rule; the message is a reason for people. */
final class NoMatcher extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoMatcher(String reason) {
    super(reason);
  }
}
