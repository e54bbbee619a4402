package dev.sigmac.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Many texts to be found in another, in one pass over it: a rolling hash of as many characters as
 * the shortest has leads to the few that may stand at a place (Karp and Rabin).
 */
final class Needles {
  private static final int BASE = 31;

  private final int window;
  private final int power;
  private final int mask;
  private final String[][] buckets;

  private Needles(int window, List<String> needles) {
    this.window = window;
    this.mask = Integer.highestOneBit(Math.max(16, needles.size() * 4)) - 1;
    int leading = 1;
    for (int i = 1; i < window; i++) {
      leading *= BASE;
    }
    this.power = leading;
    List<List<String>> lists =
        Stream.generate(() -> (List<String>) new ArrayList<String>()).limit(mask + 1L).toList();
    for (String needle : needles) {
      lists.get(bucket(hash(needle))).add(needle);
    }
    this.buckets = lists.stream().map(l -> l.toArray(String[]::new)).toArray(String[][]::new);
  }

  /** The texts of all lists, none of them empty. */
  static Needles of(String[]... lists) {
    List<String> needles = Stream.of(lists).flatMap(Stream::of).toList();
    int window = needles.stream().mapToInt(String::length).min().orElse(1);
    return new Needles(window, needles);
  }

  /** Whether one of them stands in {@code text}. */
  boolean in(String text) {
    if (text.length() < window) {
      return false;
    }
    int hash = hash(text);
    for (int at = 0; ; at++) {
      for (String needle : buckets[bucket(hash)]) {
        if (text.startsWith(needle, at)) {
          return true;
        }
      }
      int next = at + window;
      if (next >= text.length()) {
        return false;
      }
      hash = (hash - text.charAt(at) * power) * BASE + text.charAt(next);
    }
  }

  private int hash(String text) {
    int hash = 0;
    for (int i = 0; i < window; i++) {
      hash = hash * BASE + text.charAt(i);
    }
    return hash;
  }

  private int bucket(int hash) {
    return (hash ^ (hash >>> 15)) & mask;
  }
}
