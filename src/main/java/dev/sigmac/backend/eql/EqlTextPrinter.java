package dev.sigmac.backend.eql;

import static dev.sigmac.backend.eql.EqlChain.atom;
import static dev.sigmac.backend.eql.EqlChain.oneOf;

import dev.sigmac.backend.BackendCode;
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
import dev.sigmac.regex.LuceneRegex;
import dev.sigmac.regex.PortableRegex;
import dev.sigmac.regex.Printed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints matches on texts. {@code :} knows wildcards, but no way to write them as characters, and
 * ignores the case of ASCII letters only; what it cannot say is a list or a regular expression.
 */
final class EqlTextPrinter {
  /** What Lucene takes in a regular expression, in characters ({@code index.max_regex_length}). */
  private static final int LONGEST_REGEX = 1000;

  private final EqlOperandPrinter operands;
  private final Findings findings;

  EqlTextPrinter(EqlOperandPrinter operands, Findings findings) {
    this.operands = operands;
    this.findings = findings;
  }

  /** The text equals, contains, starts or ends with, or follows one of the strings. */
  Fragment<EqlPrecedence> text(Expr.Text match) {
    Operand operand = match.operand();
    String text = operands.text(operand);
    boolean lower = EqlOperandPrinter.is(operand, Trait.LOWER);
    List<Fragment<EqlPrecedence>> ways = new ArrayList<>();
    List<String> equal = new ArrayList<>();
    List<String> literal = new ArrayList<>();
    List<String> patterns = new ArrayList<>();
    List<String> casedPatterns = new ArrayList<>();
    for (SigmaString value : match.anyOf()) {
      boolean folds = !match.cased() && Wildcards.hasLetters(value.text());
      boolean special = value.text().chars().anyMatch(c -> c == '*' || c == '?');
      if (value.shape() == Shape.ANYTHING) {
        ways.add(EqlChain.all(present(operand)));
      } else if (value.isEmpty()) {
        ways.add(empty(operand, text));
      } else if (!match.cased() && Wildcards.hasOtherLetters(value.text())) {
        ways.add(matches(text, Wildcards.regex(List.of(value), true), match.origin()));
      } else if (value.shape() == Shape.EQUALS && (!folds || lower)) {
        equal.add(EqlQuoting.string(folds ? lower(value.text()) : value.text()));
      } else if (value.shape() == Shape.EQUALS && special) {
        literal.add(EqlQuoting.string(value.text()));
      } else if (special) {
        ways.add(matches(text, Wildcards.regex(List.of(value), folds), match.origin()));
      } else if (folds && !lower) {
        patterns.add(EqlQuoting.string(pattern(value)));
      } else {
        casedPatterns.add(EqlQuoting.string(folds ? lower(pattern(value)) : pattern(value)));
      }
    }
    if (!casedPatterns.isEmpty() && !match.cased() && !patterns.isEmpty()) {
      patterns.addAll(casedPatterns);
      casedPatterns.clear();
    }
    if (!equal.isEmpty()
        && !match.cased()
        && !patterns.isEmpty()
        && equal.stream().noneMatch(EqlTextPrinter::hasWildcard)) {
      patterns.addAll(0, equal);
      equal.clear();
    }
    add(ways, text, "==", "in", equal);
    add(
        ways,
        text,
        "in~",
        "in~",
        literal.size() == 1 ? List.of("(" + literal.get(0) + ")") : literal);
    add(ways, text, ":", ":", patterns);
    add(ways, text, "like", "like", casedPatterns);
    return EqlChain.any(ways);
  }

  private static boolean hasWildcard(String literal) {
    return literal.indexOf('*') >= 0 || literal.indexOf('?') >= 0;
  }

  private static void add(
      List<Fragment<EqlPrecedence>> ways,
      String text,
      String single,
      String several,
      List<String> literals) {
    if (!literals.isEmpty()) {
      ways.add(oneOf(text, single, several, literals));
    }
  }

  private List<Fragment<EqlPrecedence>> present(Operand operand) {
    return operands.fields(operand).stream().map(f -> atom(f + " != null")).toList();
  }

  /** An extract is empty where nothing was found, and where nothing was searched. */
  private Fragment<EqlPrecedence> empty(Operand operand, String text) {
    if (EqlOperandPrinter.type(operand) != ColumnType.TEXT) {
      return atom("false");
    }
    List<Fragment<EqlPrecedence>> ways = new ArrayList<>(List.of(atom(text + " == \"\"")));
    if (operand instanceof Extracted) {
      operands.fields(operand).forEach(f -> ways.add(atom(f + " == null")));
    }
    return EqlChain.any(ways);
  }

  /** A part of the text matches the regular expression. */
  Fragment<EqlPrecedence> matches(Operand operand, PortableRegex regex, Origin origin) {
    return matches(operands.text(operand), regex, origin);
  }

  private Fragment<EqlPrecedence> matches(String text, PortableRegex regex, Origin origin) {
    Printed printed = new LuceneRegex(true).print(regex);
    boolean told =
        printed instanceof Printed.Pattern p
            && p.ignoreCase()
            && !Wildcards.hasOtherLetters(p.text());
    if (printed instanceof Printed.Pattern p && p.ignoreCase() && !told) {
      printed = new LuceneRegex(false).print(regex);
    }
    if (printed instanceof Printed.Unsupported unsupported) {
      return unsupported(unsupported.reason(), origin);
    }
    String pattern = ((Printed.Pattern) printed).text();
    return pattern.length() > LONGEST_REGEX
        ? unsupported(
            "Elasticsearch takes regular expressions of at most "
                + LONGEST_REGEX
                + " characters, and this one has "
                + pattern.length(),
            origin)
        : atom(text + (told ? " regex~ " : " regex ") + EqlQuoting.raw(pattern));
  }

  private Fragment<EqlPrecedence> unsupported(String reason, Origin origin) {
    findings.diagnostic(BackendCode.UNSUPPORTED_REGEX, origin, reason);
    return atom("false");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String pattern(SigmaString value) {
    StringBuilder pattern = new StringBuilder();
    for (SigmaString.Part part : value.parts()) {
      if (part instanceof SigmaString.Literal literal) {
        pattern.append(literal.text());
      } else {
        pattern.append(part == SigmaString.Wildcard.ANY_RUN ? '*' : '?');
      }
    }
    return pattern.toString();
  }
}
