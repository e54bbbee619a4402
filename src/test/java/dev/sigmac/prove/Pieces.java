package dev.sigmac.prove;

import java.util.List;
import java.util.Random;

/**
 * Small texts that values of rules and events are made of, so that they often match: letters in
 * both cases and beyond ASCII, what some language escapes or reads as a pattern, and numbers.
 */
final class Pieces {
  static final List<String> TEXTS =
      List.of(
          "a", "B", "ab", "Ab", ".exe", "cmd", "\\", "\\\\", "/", " ", " -", "–", "\"", "'", "`",
          "&", "<", ">", "&lt;", "^", "$", "(", "[", "{", "%", "#", "//", ";", "|", "@\"", "\n",
          "\t", "\r\n", "ü", "Ü", "ß", "Σ", "ς", "😀", "1", "10", "0010", "true", ".", "-1");

  /** Without prefix lengths, which Kusto reads as networks; a column of addresses holds none. */
  private static final List<String> ADDRESSES =
      List.of(
          "10.0.0.1",
          "10.1.2.3",
          "192.168.0.255",
          "::1",
          "fe80::1",
          "FE80::A:1",
          "2001:db8::1",
          "::ffff:10.0.0.1",
          "10.0.0.256",
          "ten",
          "1.2.3");

  private static final List<String> DATES =
      List.of(
          "2026-01-02T23:10:00Z",
          "2026-01-02T03:10:00Z",
          "2024-12-30T12:59:59Z",
          "2026-01-02T23:10:00+01:00",
          "no date",
          "2026-06-30T00:00:00Z");

  private final Random random;

  Pieces(Random random) {
    this.random = random;
  }

  /** One of the items. */
  <T> T one(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  boolean chance(int of) {
    return random.nextInt(of) == 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A text of up to that many pieces, perhaps empty. */
  String text(int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(one(TEXTS));
    }
    return text.toString();
  }

  String address() {
    return one(ADDRESSES);
  }

  String date() {
    return one(DATES);
  }

  String network() {
    return one(
        List.of("10.0.0.0/8", "192.168.0.0/16", "fe80::/10", "::/0", "::1/128", "0.0.0.0/0"));
  }
}
