package dev.sigmac.artifact;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file that is made of rules: its path below the output folder, with forward slashes, and its
 * text, which is written as UTF-8.
 */
public record Artifact(String path, String text) {
  /** Checks that the path stays below the folder. */
  public Artifact {
    if (!isBelow(path)) {
      throw new IllegalArgumentException("'" + path + "' is not a path below a folder");
    }
  }

  /** The bytes on disk. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a path leads to something below the folder that it is resolved against. */
  static boolean isBelow(String path) {
    return !path.startsWith("/")
        && path.indexOf('\\') < 0
        && path.indexOf(':') < 0
        && path.indexOf('\0') < 0
        && List.of(path.split("/", -1)).stream()
            .noneMatch(p -> p.isEmpty() || p.equals(".") || p.equals(".."));
  }
}
