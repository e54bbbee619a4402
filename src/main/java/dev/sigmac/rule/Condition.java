package dev.sigmac.rule;

import dev.sigmac.source.Span;
import java.util.List;

/**
 * A condition over search identifiers (Sigma specification, "Condition"). Binding, loosest first:
 * or, and, not.
 */
public sealed interface Condition {
  /** Where it stands. */
  Span span();

  /** The conditions directly inside. */
  List<Condition> children();

  /** One search identifier. */
  record Named(String identifier, Span span) implements Condition {
    @Override
    public List<Condition> children() {
      return List.of();
    }
  }

  /**
   * {@code 1 of} or {@code all of} the identifiers that match a pattern, in which {@code *} is any
   * run, or of {@code them}.
   */
  record Quantified(Quantifier quantifier, String target, Span span) implements Condition {
    @Override
    public List<Condition> children() {
      return List.of();
    }

    /** Whether it is over all identifiers. */
    public boolean isThem() {
      return target.equalsIgnoreCase("them");
    }

    /**
     * Whether it ranges over an identifier of that name; a leading {@code _} hides one from {@code
     * them} only.
     */
    public boolean ranges(String identifier) {
      return isThem() ? !identifier.startsWith("_") : matches(target, identifier);
    }

    /**
     * Goes back to the last {@code *} only, so that it takes at most the product of both lengths.
     */
    private static boolean matches(String pattern, String name) {
      int p = 0;
      int n = 0;
      int star = -1;
      int resume = 0;
      while (n < name.length()) {
        if (p < pattern.length() && pattern.charAt(p) == '*') {
          star = p++;
          resume = n;
        } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
          p++;
          n++;
        } else if (star >= 0) {
          p = star + 1;
          n = ++resume;
        } else {
          return false;
        }
      }
      while (p < pattern.length() && pattern.charAt(p) == '*') {
        p++;
      }
      return p == pattern.length();
    }
  }

  /** All of at least two conditions. */
  record And(List<Condition> terms, Span span) implements Condition {
    /** Copies the terms. */
    public And {
      terms = List.copyOf(terms);
    }

    @Override
    public List<Condition> children() {
      return terms;
    }
  }

  /** One of at least two conditions. */
  record Or(List<Condition> terms, Span span) implements Condition {
    /** Copies the terms. */
    public Or {
      terms = List.copyOf(terms);
    }

    @Override
    public List<Condition> children() {
      return terms;
    }
  }

  /** The opposite of a condition. */
  record Not(Condition term, Span span) implements Condition {
    @Override
    public List<Condition> children() {
      return List.of(term);
    }
  }

  /** How many of the identifiers must match. */
  enum Quantifier {
    ONE,
    ALL
  }
}
