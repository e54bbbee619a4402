package dev.sigmac.artifact;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * A whole file that is written beside its place first, then moved there, so that nobody sees half
 * of one. The folders that are missing are made.
 */
public final class AtomicFile {
  private final Path path;
  private final Path beside;

  private AtomicFile(Path path) {
    this.path = path;
    Path target = path.toAbsolutePath();
    this.beside = target.resolveSibling("." + target.getFileName() + ".part");
  }

  /**
   * Writes {@code text} as UTF-8.
   *
   * @throws Unwritable if that fails; what was there before is there still
   */
  public static void write(Path path, String text) {
    write(path, List.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Writes {@code parts} one after another.
   *
   * @throws Unwritable if that fails; what was there before is there still
   */
  public static void write(Path path, List<byte[]> parts) {
    AtomicFile file = new AtomicFile(path);
    file.prepare(parts);
    file.commit();
  }

  /** Writes {@code bytes} beside the place of {@code path}. */
  static AtomicFile prepared(Path path, byte[] bytes) {
    AtomicFile file = new AtomicFile(path);
    file.prepare(List.of(bytes));
    return file;
  }

  /** Moves what is written to its place. */
  void commit() {
    try {
      Files.move(
          beside,
          path.toAbsolutePath(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      discard();
      throw new Unwritable(path, e);
    }
  }

  /** Removes what is written, unless it was moved to its place. */
  void discard() {
    beside.toFile().delete();
  }

  private void prepare(List<byte[]> parts) {
    try {
      Files.createDirectories(Optional.ofNullable(beside.getParent()).orElse(beside));
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16)) {
        for (byte[] part : parts) {
          out.write(part);
        }
      }
    } catch (IOException e) {
      discard();
      throw new Unwritable(path, e);
    }
  }
}
