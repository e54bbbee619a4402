package dev.sigmac.backend;

import dev.sigmac.layout.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Operator chains and lists as most languages lay them out. */
public final class Chain {
  private Chain() {}

  /**
   * The terms with an operator before each but the first. A chain of more than {@code longest}
   * becomes one of groups in parentheses.
   */
  public static <P extends Enum<P>> Fragment<P> of(
      List<Fragment<P>> terms, String operator, P precedence, int longest) {
    if (terms.size() == 1) {
      return terms.get(0);
    }
    List<Doc> operands = operands(terms, precedence, Fragment::parenthesized);
    List<Doc> docs = operands;
    while (docs.size() > longest) {
      List<Doc> groups = new ArrayList<>();
      for (int from = 0; from < docs.size(); from += longest) {
        Doc part = chained(docs.subList(from, Math.min(from + longest, docs.size())), operator);
        groups.add(new Fragment<>(part, precedence).parenthesized());
      }
      docs = groups;
    }
    return new Fragment<>(chained(docs, operator), precedence, operands);
  }

  /**
   * The operands of a chain of the terms: those of a chain of the same operator are its own, a
   * chain of another is easier to read in parentheses.
   */
  public static <P extends Enum<P>> List<Doc> operands(
      List<Fragment<P>> terms, P precedence, Function<Fragment<P>, Doc> parenthesized) {
    List<Doc> operands = new ArrayList<>();
    for (Fragment<P> term : terms) {
      if (term.precedence() == precedence) {
        operands.addAll(term.operands());
      } else {
        boolean mixed = term.operands().size() > 1;
        operands.add(mixed ? parenthesized.apply(term) : term.in(precedence));
      }
    }
    return operands;
  }

  /** The documents with an operator between any two: on one line, or each on a line of its own. */
  public static Doc chained(List<Doc> docs, String operator) {
    return Doc.group(Doc.nest(4, Doc.join(Doc.concat(Doc.line(), Doc.text(operator + " ")), docs)));
  }

  /**
   * A list in parentheses, filled and indented by so many columns when it does not fit the line.
   */
  public static Doc list(List<String> items, int indent) {
    List<Doc> docs = Doc.punctuate(",", items.stream().map(Doc::text).toList());
    return Doc.group(
        Doc.text("("),
        Doc.nest(indent, Doc.concat(Doc.softLine(), Doc.fill(docs))),
        Doc.softLine(),
        Doc.text(")"));
  }
}
