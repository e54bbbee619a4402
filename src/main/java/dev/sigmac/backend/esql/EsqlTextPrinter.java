package dev.sigmac.backend.esql;

import static dev.sigmac.backend.esql.EsqlChain.atom;
import static dev.sigmac.backend.esql.EsqlChain.compared;
import static dev.sigmac.backend.esql.EsqlChain.oneOf;

import dev.sigmac.backend.BackendCode;
import dev.sigmac.backend.ByShape;
import dev.sigmac.backend.Findings;
import dev.sigmac.backend.Fragment;
import dev.sigmac.backend.Wildcards;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Operand.Extracted;
import dev.sigmac.detection.Operand.Trait;
import dev.sigmac.detection.Origin;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Shape;
import dev.sigmac.layout.Doc;
import dev.sigmac.regex.LuceneRegex;
import dev.sigmac.regex.PortableRegex;
import dev.sigmac.regex.Printed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints matches on texts. ES|QL's operators respect case, so the text is put in lower case, which
 * is right for ASCII; a value with other letters is a regular expression that spells both cases.
 */
final class EsqlTextPrinter {
  /** What Lucene takes in a regular expression, in characters ({@code index.max_regex_length}). */
  private static final int LONGEST_REGEX = 1000;

  /** More patterns with a run on both sides in one list make an automaton that is too large. */
  private static final int LONGEST_SEARCH_LIST = 5;

  private static final int LONGEST_LIST = 50;
  private static final int LONGEST_CHAIN = 40;

  private final EsqlOperandPrinter operands;
  private final Findings findings;

  EsqlTextPrinter(EsqlOperandPrinter operands, Findings findings) {
    this.operands = operands;
    this.findings = findings;
  }

  /** The text equals, contains, starts or ends with, or follows one of the strings. */
  Fragment<EsqlPrecedence> text(Expr.Text match) {
    Operand operand = match.operand();
    List<Fragment<EsqlPrecedence>> ways = new ArrayList<>();
    List<SigmaString> values = new ArrayList<>();
    for (SigmaString value : match.anyOf()) {
      if (value.shape() == Shape.ANYTHING) {
        ways.add(present(operand));
      } else if (value.isEmpty() && operand instanceof Extracted) {
        ways.add(EsqlChain.any(List.of(absent(operand), equal(operands.text(operand), ""))));
      } else if (value.isEmpty() && EsqlOperandPrinter.type(operand) != ColumnType.TEXT) {
        ways.add(atom("FALSE"));
      } else {
        values.add(value);
      }
    }
    boolean many = EsqlOperandPrinter.is(operand, Trait.MANY);
    if (!values.isEmpty()) {
      ways.addAll(many ? any(match, values) : single(match, values));
    }
    return EsqlChain.any(ways);
  }

  private static Fragment<EsqlPrecedence> equal(String value, String text) {
    return compared(value, "==", EsqlQuoting.string(text));
  }

  /** A column that holds one value. */
  private List<Fragment<EsqlPrecedence>> single(Expr.Text match, List<SigmaString> values) {
    String text = operands.text(match.operand());
    List<Fragment<EsqlPrecedence>> ways = new ArrayList<>();
    List<SigmaString> others = new ArrayList<>();
    List<SigmaString> plain = new ArrayList<>();
    for (SigmaString value : values) {
      boolean folds = !match.cased() && Wildcards.hasOtherLetters(value.text());
      (folds ? others : plain).add(value);
    }
    boolean lower = EsqlOperandPrinter.is(match.operand(), Trait.LOWER);
    ByShape.of(plain)
        .forEach(
            (shape, strings) -> {
              boolean folds =
                  !match.cased() && strings.stream().anyMatch(s -> Wildcards.hasLetters(s.text()));
              String value = folds && !lower ? "TO_LOWER(" + text + ")" : text;
              List<SigmaString> folded =
                  folds ? strings.stream().map(EsqlTextPrinter::lower).toList() : strings;
              ways.addAll(shaped(value, shape, folded, match.origin()));
            });
    if (!others.isEmpty()) {
      for (SigmaString value : others) {
        ways.add(matches(text, Wildcards.regex(List.of(value), true), match.origin()));
      }
    }
    return ways;
  }

  private List<Fragment<EsqlPrecedence>> shaped(
      String value, Shape shape, List<SigmaString> strings, Origin origin) {
    if (shape == Shape.EQUALS) {
      List<String> literals = strings.stream().map(s -> EsqlQuoting.string(s.text())).toList();
      return List.of(oneOf(value, "==", "IN", literals));
    }
    boolean ends = shape == Shape.STARTSWITH || shape == Shape.ENDSWITH;
    if (strings.size() > LONGEST_CHAIN && !ends) {
      return patterns(value, strings, origin);
    }
    return lists(value, strings, ends ? LONGEST_LIST : LONGEST_SEARCH_LIST);
  }

  private static List<Fragment<EsqlPrecedence>> lists(
      String value, List<SigmaString> strings, int longest) {
    List<String> literals =
        strings.stream().map(s -> EsqlQuoting.string(like(s))).distinct().toList();
    List<Fragment<EsqlPrecedence>> ways = new ArrayList<>();
    for (int from = 0; from < literals.size(); from += longest) {
      List<String> part = literals.subList(from, Math.min(from + longest, literals.size()));
      ways.add(oneOf(value, "LIKE", "LIKE", part));
    }
    return ways;
  }

  /** Regular expressions with as many of the strings as one can hold. */
  private List<Fragment<EsqlPrecedence>> patterns(
      String value, List<SigmaString> strings, Origin origin) {
    List<Fragment<EsqlPrecedence>> ways = new ArrayList<>();
    List<SigmaString> group = new ArrayList<>();
    for (SigmaString string : strings) {
      group.add(string);
      if (length(group) > LONGEST_REGEX) {
        group.remove(group.size() - 1);
        ways.add(matches(value, Wildcards.regex(group, false), origin));
        group = new ArrayList<>(List.of(string));
      }
    }
    ways.add(matches(value, Wildcards.regex(group, false), origin));
    return ways;
  }

  /** At most so many characters does the group's expression have, each perhaps with a backslash. */
  private static int length(List<SigmaString> group) {
    return group.stream().mapToInt(s -> 2 * s.toString().length() + 6).sum();
  }

  private static Printed pattern(PortableRegex regex) {
    return new LuceneRegex(false).print(regex);
  }

  /** A column that may hold several values, of which one must match. */
  private List<Fragment<EsqlPrecedence>> any(Expr.Text match, List<SigmaString> values) {
    String all = operands.all(match.operand());
    boolean lower = EsqlOperandPrinter.is(match.operand(), Trait.LOWER);
    List<Fragment<EsqlPrecedence>> ways = new ArrayList<>();
    for (SigmaString value : values) {
      boolean folds = !match.cased() && Wildcards.hasLetters(value.text());
      boolean others = !match.cased() && Wildcards.hasOtherLetters(value.text());
      if (value.shape() == Shape.PATTERN || others) {
        ways.add(
            matchesAny(match.operand(), Wildcards.regex(List.of(value), folds), match.origin()));
        continue;
      }
      SigmaString mark = SigmaString.literal(EsqlOperandPrinter.between(match.operand()));
      SigmaString before =
          value.shape() == Shape.ENDSWITH || value.shape() == Shape.CONTAINS
              ? SigmaString.EMPTY
              : mark;
      SigmaString behind =
          value.shape() == Shape.STARTSWITH || value.shape() == Shape.CONTAINS
              ? SigmaString.EMPTY
              : mark;
      SigmaString whole =
          SigmaString.ANYTHING
              .append(before)
              .append(SigmaString.literal(value.text()))
              .append(behind)
              .append(SigmaString.ANYTHING);
      String text = folds && !lower ? "TO_LOWER(" + all + ")" : all;
      ways.add(compared(text, "LIKE", EsqlQuoting.string(like(folds ? lower(whole) : whole))));
    }
    return ways;
  }

  /** A part of the text, or of one of the texts, matches the regular expression. */
  Fragment<EsqlPrecedence> matches(Operand operand, PortableRegex regex, Origin origin) {
    return EsqlOperandPrinter.is(operand, Trait.MANY)
        ? matchesAny(operand, regex, origin)
        : matches(operands.text(operand), regex, origin);
  }

  private Fragment<EsqlPrecedence> matches(String text, PortableRegex regex, Origin origin) {
    return rlike(text, pattern(regex), "", "", origin);
  }

  private Fragment<EsqlPrecedence> matchesAny(Operand operand, PortableRegex regex, Origin origin) {
    String mark = EsqlOperandPrinter.between(operand);
    String inside = ")&([^" + mark + "]*))" + mark + ".*";
    return rlike(operands.all(operand), pattern(regex), ".*" + mark + "((", inside, origin);
  }

  private Fragment<EsqlPrecedence> rlike(
      String text, Printed printed, String before, String behind, Origin origin) {
    if (printed instanceof Printed.Unsupported unsupported) {
      findings.diagnostic(BackendCode.UNSUPPORTED_REGEX, origin, unsupported.reason());
      return atom("FALSE");
    }
    String pattern = before + ((Printed.Pattern) printed).text() + behind;
    if (pattern.length() > LONGEST_REGEX) {
      findings.diagnostic(
          BackendCode.UNSUPPORTED_REGEX,
          origin,
          "Elasticsearch takes regular expressions of at most "
              + LONGEST_REGEX
              + " characters, and this one has "
              + pattern.length());
      return atom("FALSE");
    }
    return compared(text, "RLIKE", EsqlQuoting.string(pattern));
  }

  Fragment<EsqlPrecedence> present(Operand operand) {
    return new Fragment<>(
        Doc.text(operands.apply(operand) + " IS NOT NULL"), EsqlPrecedence.COMPARISON);
  }

  Fragment<EsqlPrecedence> absent(Operand operand) {
    return new Fragment<>(
        Doc.text(operands.apply(operand) + " IS NULL"), EsqlPrecedence.COMPARISON);
  }

  private static SigmaString lower(SigmaString value) {
    return new SigmaString(
        value.parts().stream()
            .map(
                p ->
                    p instanceof SigmaString.Literal literal
                        ? new SigmaString.Literal(literal.text().toLowerCase(Locale.ROOT))
                        : p)
            .toList());
  }

  /** The string as a pattern of {@code LIKE}, in which a backslash escapes. */
  private static String like(SigmaString value) {
    StringBuilder pattern = new StringBuilder();
    for (SigmaString.Part part : value.parts()) {
      if (part instanceof SigmaString.Literal literal) {
        pattern.append(literal.text().replaceAll("[\\\\*?]", "\\\\$0"));
      } else {
        pattern.append(part == SigmaString.Wildcard.ANY_RUN ? '*' : '?');
      }
    }
    return pattern.toString();
  }
}
