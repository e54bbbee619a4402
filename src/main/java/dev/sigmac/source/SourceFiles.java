package dev.sigmac.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files as UTF-8, without a byte order mark, and reports those that are not. */
public final class SourceFiles {
  /** The largest file that is read, in bytes. */
  public static final int MAX_BYTES = 16 * 1024 * 1024;

  private SourceFiles() {}

  /** The file at {@code path}, reported as {@code shown}; nothing if it is not readable text. */
  public static Optional<SourceFile> read(Path path, String shown, Diagnostics diagnostics) {
    try {
      if (Files.size(path) > MAX_BYTES) {
        diagnostics.report(tooLarge(new SourceFile(shown, "").start(), Files.size(path)));
        return Optional.empty();
      }
      return decode(shown, Files.readAllBytes(path), diagnostics);
    } catch (IOException e) {
      diagnostics.report(
          SourceCode.UNREADABLE_FILE,
          new SourceFile(shown, "").start(),
          "The file cannot be read: " + reason(e) + ".");
      return Optional.empty();
    }
  }

  /** The text of {@code bytes}, reported as {@code shown}; nothing if it is not UTF-8. */
  public static Optional<SourceFile> decode(String shown, byte[] bytes, Diagnostics diagnostics) {
    if (bytes.length > MAX_BYTES) {
      diagnostics.report(tooLarge(new SourceFile(shown, "").start(), bytes.length));
      return Optional.empty();
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      int valid = validPrefix(bytes);
      if (valid < bytes.length) {
        reportInvalid(shown, bytes, valid, diagnostics);
        return Optional.empty();
      }
    }
    return Optional.of(new SourceFile(shown, text.startsWith("\uFEFF") ? text.substring(1) : text));
  }

  private static Diagnostic tooLarge(Span place, long bytes) {
    return Diagnostic.of(
        SourceCode.FILE_TOO_LARGE,
        place,
        "The file has " + bytes + " bytes; the limit is " + MAX_BYTES + ".");
  }

  /** The number of bytes before the first that is not UTF-8. */
  private static int validPrefix(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    return result.isUnderflow() ? bytes.length : in.position();
  }

  private static void reportInvalid(
      String shown, byte[] bytes, int valid, Diagnostics diagnostics) {
    // The rest is shown as Latin-1, in which any byte is a character, so that the line can be
    // printed.
    String text =
        new String(bytes, 0, valid, StandardCharsets.UTF_8)
            + new String(bytes, valid, bytes.length - valid, StandardCharsets.ISO_8859_1);
    int at = new String(bytes, 0, valid, StandardCharsets.UTF_8).length();
    diagnostics.report(
        SourceCode.INVALID_UTF8,
        new SourceFile(shown, text).span(at, at + 1),
        String.format(
            "The byte 0x%02X (byte %d of the file) is not UTF-8.", bytes[valid], valid + 1),
        isUtf16(bytes) ? "The file is UTF-16; save it as UTF-8." : "Save the file as UTF-8.");
  }

  private static boolean isUtf16(byte[] bytes) {
    return bytes.length >= 2
        && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
            || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return e instanceof AccessDeniedException ? "access is denied" : e.getClass().getSimpleName();
  }
}
