package dev.sigmac.backend.kql;

import dev.sigmac.backend.Chain;
import dev.sigmac.backend.Fragment;
import dev.sigmac.layout.Doc;
import java.util.List;

/** Operator chains and lists, laid out to be read. */
final class KqlChain {
  /** Microsoft's language service stops its analysis at 500 operators in a row (KS245). */
  private static final int LONGEST = 100;

  private KqlChain() {}

  static Fragment<KqlPrecedence> all(List<Fragment<KqlPrecedence>> terms) {
    return Chain.of(terms, "and", KqlPrecedence.AND, LONGEST);
  }

  static Fragment<KqlPrecedence> any(List<Fragment<KqlPrecedence>> terms) {
    return Chain.of(terms, "or", KqlPrecedence.OR, LONGEST);
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
