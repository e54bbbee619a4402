package dev.sigmac.regex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What it takes Lucene to make a deterministic automaton of a regular expression, which it gives up
 * beyond a limit: the sizes of the sets of places that its states are, summed up (Lucene's {@code
 * Operations.determinize}).
 */
final class LuceneEffort {
  /** Lucene's limit is 100,000; its own automata have some more states than places here. */
  private static final int LIMIT = 60_000;

  /** So few places have no more sets than the limit allows. */
  private static final int FEW = 12;

  private final String pattern;
  private int at;
  private boolean exceeded;
  private final List<BitSet> characters = new ArrayList<>();
  private final List<BitSet> follows = new ArrayList<>();

  /** A part of the pattern: whether it matches nothing, and where its matches begin and end. */
  private record Part(boolean empty, BitSet first, BitSet last) {}

  private LuceneEffort(String pattern) {
    this.pattern = pattern;
  }

  /** Whether Lucene gives up on a pattern of the syntax that {@link LuceneRegex} prints. */
  static boolean exceeds(String pattern) {
    // Only a run of a set length behind an open one makes many sets of places.
    if (pattern.indexOf('{') < 0 && !pattern.contains("...")) {
      return false;
    }
    LuceneEffort effort = new LuceneEffort(pattern);
    effort.alternation();
    return effort.characters.size() > LIMIT || effort.exceeded;
  }

  /** Lucene makes each part deterministic before it is put together with others. */
  private Part determinized(Part part, int places) {
    exceeded |= !exceeded && characters.size() - places > FEW && sets(part, places);
    return part;
  }

  private boolean sets(Part whole, int from) {
    Set<BitSet> alphabet = alphabet(from);
    Set<BitSet> seen = new HashSet<>();
    Deque<BitSet> left = new ArrayDeque<>();
    left.add(whole.first());
    seen.add(whole.first());
    long spent = 0;
    while (!left.isEmpty()) {
      BitSet places = left.remove();
      spent += places.cardinality();
      if (spent > LIMIT) {
        return true;
      }
      for (BitSet taking : alphabet) {
        BitSet next = new BitSet();
        for (int p = places.nextSetBit(0); p >= 0; p = places.nextSetBit(p + 1)) {
          if (taking.get(p)) {
            next.or(follows.get(p));
          }
        }
        if (!next.isEmpty() && seen.add(next)) {
          left.add(next);
        }
      }
    }
    return false;
  }

  /** For each way in which the places from {@code from} on tell characters apart, who takes it. */
  private Set<BitSet> alphabet(int from) {
    Set<Integer> bounds = new TreeSet<>(List.of(0));
    for (BitSet set : new HashSet<>(characters.subList(from, characters.size()))) {
      for (int start = set.nextSetBit(0); start >= 0; ) {
        int end = set.nextClearBit(start);
        bounds.add(start);
        bounds.add(end);
        start = set.nextSetBit(end);
      }
    }
    Set<BitSet> alphabet = new LinkedHashSet<>();
    for (int bound : bounds) {
      BitSet taking = new BitSet();
      for (int p = from; p < characters.size(); p++) {
        taking.set(p, characters.get(p).get(bound));
      }
      alphabet.add(taking);
    }
    return alphabet;
  }

  private Part alternation() {
    int places = characters.size();
    Part part = sequence();
    boolean alone = true;
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      alone = false;
      Part other = sequence();
      part =
          new Part(
              part.empty() || other.empty(),
              union(part.first(), other.first()),
              union(part.last(), other.last()));
    }
    return alone ? part : determinized(part, places);
  }

  private Part sequence() {
    int places = characters.size();
    Part part = new Part(true, new BitSet(), new BitSet());
    int count = 0;
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      part = joined(part, repeated());
      count++;
    }
    return count < 2 ? part : determinized(part, places);
  }

  private Part joined(Part one, Part two) {
    one.last().stream().forEach(p -> follows.get(p).or(two.first()));
    return new Part(
        one.empty() && two.empty(),
        one.empty() ? union(one.first(), two.first()) : one.first(),
        two.empty() ? union(one.last(), two.last()) : two.last());
  }

  private Part repeated() {
    int start = at;
    int places = characters.size();
    Part part = atom();
    while (at < pattern.length() && "*+?{".indexOf(pattern.charAt(at)) >= 0) {
      char operator = pattern.charAt(at++);
      if (operator == '{') {
        part = counted(part, start);
      } else {
        Part looped = part;
        if (operator != '?') {
          looped.last().stream().forEach(p -> follows.get(p).or(looped.first()));
        }
        part = new Part(part.empty() || operator != '+', part.first(), part.last());
      }
      determinized(part, places);
    }
    return part;
  }

  private Part counted(Part first, int start) {
    int end = pattern.indexOf('}', at);
    String[] bounds = pattern.substring(at, end).split(",", -1);
    int least = Integer.parseInt(bounds[0]);
    boolean open = bounds.length > 1 && bounds[1].isEmpty();
    int most = bounds.length == 1 ? least : open ? Math.max(1, least) : Integer.parseInt(bounds[1]);
    Part copies = new Part(true, new BitSet(), new BitSet());
    boolean empty = least == 0;
    BitSet last = new BitSet();
    for (int i = 0; i < most && characters.size() <= LIMIT; i++) {
      at = start;
      Part copy = i == 0 ? first : atom();
      if (open && i == most - 1) {
        Part looped = copy;
        looped.last().stream().forEach(p -> follows.get(p).or(looped.first()));
      }
      copies = joined(copies, copy);
      if (i + 1 >= least) {
        empty |= copies.empty();
        last.or(copies.last());
      }
    }
    at = end + 1;
    return new Part(empty, copies.first(), last);
  }

  private Part atom() {
    char c = pattern.charAt(at++);
    if (c == '(') {
      Part part = alternation();
      at++;
      return part;
    } else if (c == '.') {
      return place(complement(new BitSet()));
    } else if (c == '[') {
      return place(set());
    }
    BitSet one = new BitSet();
    one.set(c == '\\' ? pattern.charAt(at++) : c);
    return place(one);
  }

  private BitSet set() {
    boolean negated = pattern.charAt(at) == '^';
    at += negated ? 1 : 0;
    BitSet set = new BitSet();
    while (pattern.charAt(at) != ']') {
      char from = character();
      char to = from;
      if (pattern.charAt(at) == '-') {
        at++;
        to = character();
      }
      set.set(from, Math.max(from, to) + 1);
    }
    at++;
    return negated ? complement(set) : set;
  }

  private char character() {
    char c = pattern.charAt(at++);
    return c == '\\' ? pattern.charAt(at++) : c;
  }

  private Part place(BitSet accepted) {
    BitSet here = new BitSet();
    here.set(characters.size());
    characters.add(accepted);
    follows.add(new BitSet());
    return new Part(false, here, (BitSet) here.clone());
  }

  private static BitSet complement(BitSet set) {
    BitSet rest = new BitSet();
    rest.set(0, Character.MAX_VALUE + 1);
    rest.andNot(set);
    return rest;
  }

  private static BitSet union(BitSet one, BitSet two) {
    BitSet both = (BitSet) one.clone();
    both.or(two);
    return both;
  }
}
