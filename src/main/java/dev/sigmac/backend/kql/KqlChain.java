package dev.sigmac.backend.kql;

import dev.sigmac.backend.Fragment;
import dev.sigmac.layout.Doc;
import java.util.ArrayList;
import java.util.List;

/** Operator chains and lists, laid out to be read. */
final class KqlChain {
  /** Microsoft's language service stops its analysis at 500 operators in a row (KS245). */
  private static final int LONGEST = 100;

  private KqlChain() {}

  static Fragment<KqlPrecedence> all(List<Fragment<KqlPrecedence>> terms) {
    return of(terms, "and", KqlPrecedence.AND);
  }

  static Fragment<KqlPrecedence> any(List<Fragment<KqlPrecedence>> terms) {
    return of(terms, "or", KqlPrecedence.OR);
  }

  private static Fragment<KqlPrecedence> of(
      List<Fragment<KqlPrecedence>> terms, String operator, KqlPrecedence precedence) {
    if (terms.size() == 1) {
      return terms.get(0);
    }
    List<Doc> operands = new ArrayList<>();
    for (Fragment<KqlPrecedence> term : terms) {
      if (term.precedence() == precedence) {
        operands.addAll(term.operands());
      } else {
        operands.add(isMixed(term) ? term.parenthesized() : term.in(precedence));
      }
    }
    List<Doc> docs = operands;
    while (docs.size() > LONGEST) {
      List<Doc> groups = new ArrayList<>();
      for (int from = 0; from < docs.size(); from += LONGEST) {
        Doc part = chained(docs.subList(from, Math.min(from + LONGEST, docs.size())), operator);
        groups.add(new Fragment<>(part, precedence).parenthesized());
      }
      docs = groups;
    }
    return new Fragment<>(chained(docs, operator), precedence, operands);
  }

  /** Whether it is a chain of the other operator, which is easier to read in parentheses. */
  private static boolean isMixed(Fragment<KqlPrecedence> term) {
    return term.operands().size() > 1;
  }

  /** The documents with an operator between any two: on one line, or each on a line of its own. */
  static Doc chained(List<Doc> docs, String operator) {
    return Doc.group(Doc.nest(4, Doc.join(Doc.concat(Doc.line(), Doc.text(operator + " ")), docs)));
  }

  /** A list in parentheses, filled when it does not fit the line. */
  static Doc list(List<String> items) {
    List<Doc> docs = Doc.punctuate(",", items.stream().map(Doc::text).toList());
    return Doc.group(
        Doc.text("("),
        Doc.nest(4, Doc.concat(Doc.softLine(), Doc.fill(docs))),
        Doc.nest(2, Doc.softLine()),
        Doc.text(")"));
  }
}
