package dev.sigmac.regex;

import dev.sigmac.regex.PatternReader.Refusal;
import dev.sigmac.regex.RegexNode.Alternation;
import dev.sigmac.regex.RegexNode.Any;
import dev.sigmac.regex.RegexNode.Boundary;
import dev.sigmac.regex.RegexNode.CharClass;
import dev.sigmac.regex.RegexNode.End;
import dev.sigmac.regex.RegexNode.Group;
import dev.sigmac.regex.RegexNode.Literal;
import dev.sigmac.regex.RegexNode.Range;
import dev.sigmac.regex.RegexNode.Repeat;
import dev.sigmac.regex.RegexNode.Sequence;
import dev.sigmac.regex.RegexNode.Start;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads PCRE's syntax as far as every engine can say it (Sigma specification, "Regular
 * Expressions").
 */
final class RegexParser {
  static final int MAX_LENGTH = 32_768;
  private static final int MAX_DEPTH = 100;
  private static final int MAX_REPEAT = 1000;
  private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,9})(,(\\d{0,9}))?\\}");
  private static final Pattern NAME = Pattern.compile("\\(\\?(P?<[A-Za-z_]\\w*>|'[A-Za-z_]\\w*')");
  private static final Pattern FLAGS = Pattern.compile("\\(\\?([A-Za-z]*)(?:-([A-Za-z]*))?([:)])");

  private final PatternReader in;
  private Set<RegexFlag> flags;
  private int depth;

  RegexParser(String text, Set<RegexFlag> flags) {
    in = new PatternReader(text);
    this.flags = EnumSet.noneOf(RegexFlag.class);
    this.flags.addAll(flags);
  }

  RegexNode parse() throws Refusal {
    if (in.text.length() > MAX_LENGTH) {
      throw new Refusal(
          MAX_LENGTH, "the pattern is longer than " + MAX_LENGTH + " characters", "split it");
    }
    RegexNode node = alternation();
    if (!in.done()) {
      throw new Refusal(
          in.at,
          "a closing parenthesis without an opening one",
          "write \\) for the character itself");
    }
    return node;
  }

  private RegexNode alternation() throws Refusal {
    List<RegexNode> alternatives = new ArrayList<>();
    do {
      alternatives.add(sequence());
    } while (in.take("|"));
    return alternatives.size() == 1 ? alternatives.get(0) : new Alternation(alternatives);
  }

  private RegexNode sequence() throws Refusal {
    List<RegexNode> parts = new ArrayList<>();
    while (!in.done() && !in.sees("|") && !in.sees(")")) {
      Optional<RegexNode> atom = atom();
      if (atom.isPresent()) {
        parts.add(repeated(atom.get()));
      }
    }
    return parts.size() == 1 ? parts.get(0) : new Sequence(parts);
  }

  /** The next atom; none for a group that only sets flags. */
  private Optional<RegexNode> atom() throws Refusal {
    int start = in.at;
    if (in.sees("(")) {
      return group(start);
    }
    if (in.take("[")) {
      boolean negated = in.take("^");
      return Optional.of(
          new CharClass(in.classRanges(start), negated, flags.contains(RegexFlag.IGNORE_CASE)));
    }
    if (in.sees("\\")) {
      return Optional.of(escaped());
    }
    if (in.sees("*")
        || in.sees("+")
        || in.sees("?")
        || COUNT.matcher(in.text).region(start, in.text.length()).lookingAt()) {
      throw new Refusal(
          start,
          "a quantifier without anything to repeat",
          "write \\" + in.text.charAt(start) + " for the character itself");
    }
    int c = in.character();
    return Optional.of(
        switch (c) {
          case '.' -> new Any(flags.contains(RegexFlag.DOT_ALL));
          case '^' -> new Start(flags.contains(RegexFlag.MULTILINE));
          case '$' -> new End(flags.contains(RegexFlag.MULTILINE));
          default -> literal(c, start);
        });
  }

  private RegexNode literal(int c, int start) throws Refusal {
    if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      throw new Refusal(
          start, "half of a surrogate pair is no character", "write the whole character");
    }
    return new Literal(c, flags.contains(RegexFlag.IGNORE_CASE));
  }

  private RegexNode escaped() throws Refusal {
    int start = in.at;
    List<Range> shorthand = in.shorthand();
    if (!shorthand.isEmpty()) {
      char kind = in.text.charAt(start + 1);
      return Character.isUpperCase(kind)
          ? new CharClass(CharSets.complement(shorthand), true, false)
          : new CharClass(shorthand, false, false);
    }
    if (in.take("\\b")) {
      return new Boundary(false);
    } else if (in.take("\\B")) {
      return new Boundary(true);
    } else if (in.take("\\A")) {
      return new Start(false);
    } else if (in.take("\\z")) {
      return new End(false);
    }
    return literal(in.escape(), start);
  }

  private Optional<RegexNode> group(int start) throws Refusal {
    Set<RegexFlag> outer = EnumSet.copyOf(flagsOrNone());
    boolean capturing = true;
    if (in.sees("(?") || in.sees("(*")) {
      Matcher set = FLAGS.matcher(in.text).region(start, in.text.length());
      Matcher name = NAME.matcher(in.text).region(start, in.text.length());
      if (set.lookingAt()) {
        in.at = set.end();
        Set<RegexFlag> changed = EnumSet.copyOf(flagsOrNone());
        changed.addAll(named(set.group(1), start));
        changed.removeAll(named(set.group(2) == null ? "" : set.group(2), start));
        flags = changed;
        if (set.group(3).equals(")")) {
          return Optional.empty();
        }
        capturing = false;
      } else if (name.lookingAt()) {
        in.at = name.end();
      } else {
        throw new Refusal(
            start, special(), "say it with groups, alternatives and further search identifiers");
      }
    } else {
      in.at++;
    }
    if (++depth > MAX_DEPTH) {
      throw new Refusal(
          start, "groups are nested more than " + MAX_DEPTH + " deep", "simplify the pattern");
    }
    RegexNode body = alternation();
    depth--;
    if (!in.take(")")) {
      throw new Refusal(
          start, "a group is not closed", "end it with ), or write \\( for the character itself");
    }
    flags = outer;
    return Optional.of(new Group(body, capturing));
  }

  private Set<RegexFlag> flagsOrNone() {
    return flags.isEmpty() ? EnumSet.noneOf(RegexFlag.class) : flags;
  }

  private static Set<RegexFlag> named(String letters, int start) throws Refusal {
    Set<RegexFlag> named = EnumSet.noneOf(RegexFlag.class);
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      switch (letter) {
        case 'i' -> named.add(RegexFlag.IGNORE_CASE);
        case 'm' -> named.add(RegexFlag.MULTILINE);
        case 's' -> named.add(RegexFlag.DOT_ALL);
        default ->
            throw new Refusal(
                start, "the flag " + letter + " is not in the portable subset", "use i, m or s");
      }
    }
    return named;
  }

  private String special() {
    String kind =
        in.sees("(?=") || in.sees("(?!") || in.sees("(?<=") || in.sees("(?<!")
            ? "lookaround"
            : in.sees("(?>")
                ? "an atomic group"
                : in.sees("(?(") ? "a conditional" : "this kind of group";
    return kind + " is not in the portable subset";
  }

  private RegexNode repeated(RegexNode atom) throws Refusal {
    int place = in.at;
    int min;
    int max;
    Matcher count = COUNT.matcher(in.text).region(place, in.text.length());
    if (in.take("*")) {
      min = 0;
      max = RegexNode.UNBOUNDED;
    } else if (in.take("+")) {
      min = 1;
      max = RegexNode.UNBOUNDED;
    } else if (in.take("?")) {
      min = 0;
      max = 1;
    } else if (count.lookingAt()) {
      in.at = count.end();
      min = Integer.parseInt(count.group(1));
      String upper = count.group(3);
      max = upper == null ? min : upper.isEmpty() ? RegexNode.UNBOUNDED : Integer.parseInt(upper);
    } else if (in.text.startsWith("{,", place)) {
      throw new Refusal(
          place,
          "engines disagree on a quantifier without a lower limit",
          "write {0,n}, or \\{ for the character itself");
    } else {
      return atom;
    }
    boolean greedy = !in.take("?");
    if (in.sees("+")) {
      throw new Refusal(
          place,
          "a possessive quantifier is not in the portable subset",
          "leave out the second sign");
    }
    if (max >= 0 && max < min) {
      throw new Refusal(
          place, "the quantifier's limits run backwards", "write the lower one first");
    }
    RegexNode node = new Repeat(atom, min, max, greedy);
    if (RegexFacts.repeats(node) > MAX_REPEAT) {
      throw new Refusal(
          place,
          "more than " + MAX_REPEAT + " repetitions, inner ones multiplied",
          "no engine has a higher limit in common");
    }
    if (in.sees("*")
        || in.sees("?")
        || COUNT.matcher(in.text).region(in.at, in.text.length()).lookingAt()) {
      throw new Refusal(in.at, "a quantifier behind a quantifier", "put a group around the first");
    }
    return node;
  }
}
