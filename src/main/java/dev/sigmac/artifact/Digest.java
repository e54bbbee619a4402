package dev.sigmac.artifact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest of what is added to it, each part told from the next. */
public final class Digest {
  private final MessageDigest digest = sha256();

  /** The digest of {@code bytes} alone, as {@code sha256:} with 64 hexadecimal digits. */
  public static String of(byte[] bytes) {
    return text(sha256().digest(bytes));
  }

  /** Adds a text. */
  public Digest add(String part) {
    return add(part.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds bytes. */
  public Digest add(byte[] part) {
    digest.update((part.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(part);
    return this;
  }

  /** The digest of all parts; the object must not be used any more. */
  public String value() {
    return text(digest.digest());
  }

  private static String text(byte[] bytes) {
    return "sha256:" + HexFormat.of().formatHex(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
