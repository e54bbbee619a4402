package dev.sigmac.artifact;

import java.util.Optional;

/**
 * A file that is not as it should be: its path among the artifacts, its text on disk, which is
 * missing for a new file, and its text as compiled, which is missing for one that no rule makes any
 * more.
 */
public record Change(String path, Optional<String> before, Optional<String> after) {
  /** What has to happen to the file. */
  public enum Kind {
    ADD,
    CHANGE,
    REMOVE
  }

  /** What has to happen to the file. */
  public Kind kind() {
    if (before.isEmpty()) {
      return Kind.ADD;
    }
    return after.isPresent() ? Kind.CHANGE : Kind.REMOVE;
  }
}
