package dev.sigmac.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncodingTest {
  @ParameterizedTest
  @EnumSource(Encoding.class)
  void whateverStandsAroundATextItsOffsetVariantIsFound(Encoding encoding) {
    Random random = new Random(64);
    for (String text :
        List.of(
            "abc",
            "http://",
            "IEX(",
            "caf\u00e9 \u2013 \ud83d\udca9",
            "aaaa",
            "\u0000\u0000\u0000")) {
      byte[] bytes = encoding.bytes(text);
      List<String> variants = Encoding.base64Offsets(bytes);
      assertThat(variants)
          .hasSize(3)
          .allSatisfy(v -> assertThat(v.length()).isGreaterThanOrEqualTo(3));
      for (int round = 0; round < 300; round++) {
        byte[] around = new byte[random.nextInt(40)];
        random.nextBytes(around);
        int at = random.nextInt(around.length + 1);
        byte[] whole = new byte[around.length + bytes.length];
        System.arraycopy(around, 0, whole, 0, at);
        System.arraycopy(bytes, 0, whole, at, bytes.length);
        System.arraycopy(around, at, whole, at + bytes.length, around.length - at);
        assertThat(Base64.getEncoder().encodeToString(whole)).contains(variants.get(at % 3));
      }
    }
  }

  /**
   * Each variant is as long as it can be: one character more on either side depends on the
   * neighbours.
   */
  @Test
  void noCharacterThatStaysTheSameIsLeftOut() {
    byte[] bytes = "abcdef".getBytes(StandardCharsets.UTF_8);
    for (int offset = 0; offset < 3; offset++) {
      String zeros = around(bytes, offset, (byte) 0);
      String ones = around(bytes, offset, (byte) -1);
      int from = 0;
      while (zeros.charAt(from) != ones.charAt(from)) {
        from++;
      }
      int to = from;
      while (to < zeros.length() && zeros.charAt(to) == ones.charAt(to)) {
        to++;
      }
      assertThat(Encoding.base64Offsets(bytes).get(offset)).isEqualTo(zeros.substring(from, to));
    }
  }

  private static String around(byte[] bytes, int offset, byte neighbour) {
    byte[] whole = new byte[offset + bytes.length + 3];
    Arrays.fill(whole, neighbour);
    System.arraycopy(bytes, 0, whole, offset, bytes.length);
    return Base64.getEncoder().encodeToString(whole);
  }

  @Test
  void textsBecomeTheBytesOfTheirEncoding() {
    String text = "a\u20ac";
    assertThat(Encoding.UTF8.bytes(text)).containsExactly(0x61, 0xE2, 0x82, 0xAC);
    assertThat(Encoding.UTF16LE.bytes(text)).containsExactly(0x61, 0, 0xAC, 0x20);
    assertThat(Encoding.UTF16BE.bytes(text)).containsExactly(0, 0x61, 0x20, 0xAC);
    assertThat(Encoding.UTF16.bytes(text)).containsExactly(0xFF, 0xFE, 0x61, 0, 0xAC, 0x20);
  }
}
