package dev.sigmac.detection;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** How a value becomes bytes before it is written as Base64. */
enum Encoding {
  UTF8(StandardCharsets.UTF_8),
  UTF16LE(StandardCharsets.UTF_16LE),
  UTF16BE(StandardCharsets.UTF_16BE),
  /** UTF-16LE behind the byte order mark {@code FF FE}. */
  UTF16(StandardCharsets.UTF_16LE);

  /** The fewest bytes of which each offset has three characters that are its own. */
  static final int MIN_OFFSET_BYTES = 3;

  private final Charset charset;

  Encoding(Charset charset) {
    this.charset = charset;
  }

  /** The bytes of {@code text}. */
  byte[] bytes(String text) {
    return (this == UTF16 ? "\uFEFF" + text : text).getBytes(charset);
  }

  /** The Base64 form of {@code bytes}, padded (RFC 4648). */
  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * What stays the same of the Base64 form of a longer text that holds {@code bytes}, for each of
   * the three offsets at which they may begin: characters that share bits with neighbours are left
   * out.
   */
  static List<String> base64Offsets(byte[] bytes) {
    List<String> variants = new ArrayList<>();
    for (int offset = 0; offset < 3; offset++) {
      byte[] shifted = new byte[offset + bytes.length];
      System.arraycopy(bytes, 0, shifted, offset, bytes.length);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      int from = (offset * 8 + 5) / 6;
      int to = shifted.length * 8 / 6;
      variants.add(encoded.substring(from, to));
    }
    return variants;
  }
}
