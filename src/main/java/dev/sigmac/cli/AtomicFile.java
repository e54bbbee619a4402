package dev.sigmac.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Writes whole files: beside their place first, then moved there, so that nobody sees half of one.
 */
final class AtomicFile {
  private AtomicFile() {}

  /** Writes {@code text} as UTF-8; makes the folders that are missing. */
  static void write(Path path, String text) {
    Path target = path.toAbsolutePath();
    Path beside = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(target));
      Files.write(beside, text.getBytes(StandardCharsets.UTF_8));
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      beside.toFile().delete();
      String reason =
          e instanceof AccessDeniedException ? "access is denied" : e.getClass().getSimpleName();
      throw Failure.output("'" + path + "' cannot be written: " + reason);
    }
  }
}
