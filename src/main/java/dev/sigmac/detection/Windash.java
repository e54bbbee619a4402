package dev.sigmac.detection;

import dev.sigmac.detection.SigmaString.Literal;
import dev.sigmac.detection.SigmaString.Part;
import dev.sigmac.detection.SigmaString.Wildcard;
import java.util.ArrayList;
import java.util.List;

/**
 * The modifier {@code windash}: each dash that starts an option, which is one at the start of the
 * value or after a blank or a quote, may be any of the five that Windows programs take for one.
 */
final class Windash {
  private static final String DASHES = "-/\u2013\u2014\u2015";
  private static final String QUOTES = "\"'";

  private Windash() {}

  /** How many variants {@code value} has, at most {@link Integer#MAX_VALUE}. */
  static long count(SigmaString value) {
    long count = 1;
    boolean start = true;
    for (Part part : value.parts()) {
      if (part instanceof Literal literal) {
        for (int i = 0; i < literal.text().length(); i++) {
          if (startsOption(literal.text(), i, start)) {
            count = Math.min(Integer.MAX_VALUE, count * DASHES.length());
          }
        }
      }
      start &= part == Wildcard.ANY_RUN;
    }
    return count;
  }

  /** The variants, that with the dashes as written first. */
  static List<SigmaString> variants(SigmaString value) {
    List<SigmaString> variants = List.of(SigmaString.EMPTY);
    List<Part> fixed = new ArrayList<>();
    boolean start = true;
    for (Part part : value.parts()) {
      int from = 0;
      if (part instanceof Literal literal) {
        String text = literal.text();
        for (int i = 0; i < text.length(); i++) {
          if (startsOption(text, i, start)) {
            fixed.add(new Literal(text.substring(from, i)));
            variants = appended(variants, List.of(new SigmaString(fixed)));
            variants = appended(variants, dashes(text.charAt(i)));
            fixed.clear();
            from = i + 1;
          }
        }
        fixed.add(new Literal(text.substring(from)));
      } else {
        fixed.add(part);
      }
      start &= part == Wildcard.ANY_RUN;
    }
    return appended(variants, List.of(new SigmaString(fixed)));
  }

  private static List<SigmaString> dashes(char written) {
    List<SigmaString> dashes =
        new ArrayList<>(List.of(SigmaString.literal(String.valueOf(written))));
    DASHES
        .chars()
        .filter(c -> c != written)
        .forEach(c -> dashes.add(SigmaString.literal(Character.toString(c))));
    return dashes;
  }

  private static List<SigmaString> appended(List<SigmaString> heads, List<SigmaString> tails) {
    return heads.stream().flatMap(head -> tails.stream().map(head::append)).toList();
  }

  private static boolean startsOption(String text, int at, boolean start) {
    if (DASHES.indexOf(text.charAt(at)) < 0) {
      return false;
    }
    if (at == 0) {
      return start;
    }
    char before = text.charAt(at - 1);
    return Character.isWhitespace(before) || QUOTES.indexOf(before) >= 0;
  }
}
