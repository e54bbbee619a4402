package dev.sigmac.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version that the compiler was built as. */
public final class Version {
  private Version() {}

  /** The version, as its build gives it. */
  public static String current() {
    try (InputStream in = Version.class.getResourceAsStream("/dev/sigmac/version.txt")) {
      return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
