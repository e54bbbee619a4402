package dev.sigmac.artifact;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file that cannot be written or removed; the message is one sentence for the user. */
public final class Unwritable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The failure to write {@code path}. */
  public Unwritable(Path path, IOException cause) {
    super("'" + path + "' cannot be written: " + reason(cause), cause);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "access is denied";
    }
    if (e instanceof DirectoryNotEmptyException) {
      return "there is a folder of that name";
    }
    return e instanceof FileSystemException f && f.getReason() != null
        ? f.getReason()
        : e.getClass().getSimpleName();
  }
}
