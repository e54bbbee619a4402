package dev.sigmac.backend.kql;

import java.util.regex.Pattern;

/**
 * Term search. A term is a longest run of alphanumeric characters, and terms of three or more are
 * indexed (Kusto documentation, "String operators").
 */
final class KqlTerms {
  private static final Pattern INDEXED = Pattern.compile("[A-Za-z0-9]{3}");
  private static final String SEPARATORS = " !\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~";

  private KqlTerms() {}

  /**
   * Whether {@code has} finds the needle exactly where {@code contains} does, and faster: both its
   * ends are separators, and there is an indexed term between them.
   */
  static boolean sameAsContains(String needle) {
    return isBounded(needle) && INDEXED.matcher(needle).find();
  }

  /** Whether a needle is found inside no longer word, as both its ends are separators. */
  static boolean isBounded(String needle) {
    return !needle.isEmpty()
        && SEPARATORS.indexOf(needle.charAt(0)) >= 0
        && SEPARATORS.indexOf(needle.charAt(needle.length() - 1)) >= 0;
  }
}
