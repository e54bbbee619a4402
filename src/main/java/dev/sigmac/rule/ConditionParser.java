package dev.sigmac.rule;

import dev.sigmac.rule.Condition.And;
import dev.sigmac.rule.Condition.Named;
import dev.sigmac.rule.Condition.Not;
import dev.sigmac.rule.Condition.Or;
import dev.sigmac.rule.Condition.Quantified;
import dev.sigmac.rule.Condition.Quantifier;
import dev.sigmac.rule.ConditionTokens.Token;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Nearest;
import dev.sigmac.source.Span;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Parses a condition (Sigma specification, "Condition") by recursive descent. It reports every
 * unknown name, up to twenty, and the first violation of the grammar.
 */
final class ConditionParser {
  /** The longest condition, in UTF-16 code units. */
  static final int MAX_LENGTH = 65_536;

  /** The deepest nesting of parentheses and {@code not}. */
  static final int MAX_DEPTH = 128;

  private static final int MOST_UNKNOWN = 20;

  private static final Set<String> OPERATORS = Set.of("and", "or", "not");

  private final ConditionTokens tokens;
  private final Collection<String> identifiers;
  private final String identifierWord;
  private final Diagnostics diagnostics;
  private int depth;
  private int unknown;

  private static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Malformed() {
      super(null, null, false, false);
    }
  }

  private ConditionParser(
      ConditionTokens tokens,
      Collection<String> identifiers,
      String identifierWord,
      Diagnostics diagnostics) {
    this.tokens = tokens;
    this.identifiers = identifiers;
    this.identifierWord = identifierWord;
    this.diagnostics = diagnostics;
  }

  /**
   * The condition in {@code scalar} over search identifiers of these names; nothing if it is
   * malformed.
   */
  static Optional<Condition> parse(
      YamlScalar scalar, Collection<String> identifiers, Diagnostics diagnostics) {
    return parse(scalar, identifiers, "search identifier", diagnostics);
  }

  /** The same, over names of which messages speak as {@code identifierWord}. */
  static Optional<Condition> parse(
      YamlScalar scalar,
      Collection<String> identifiers,
      String identifierWord,
      Diagnostics diagnostics) {
    if (scalar.value().length() > MAX_LENGTH) {
      diagnostics.report(
          RuleCode.CONDITION_TOO_LARGE,
          scalar.span().part(0, 1),
          "The condition is longer than " + MAX_LENGTH + " characters.");
      return Optional.empty();
    }
    ConditionTokens tokens = new ConditionTokens(scalar);
    if (tokens.isEmpty()) {
      diagnostics.report(
          RuleCode.EMPTY_CONDITION,
          scalar.span(),
          "The condition is empty.",
          "Name a " + identifierWord + ".");
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ConditionParser(tokens, identifiers, identifierWord, diagnostics).whole());
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  /** A condition that may use any name. */
  static Optional<Condition> parseOpen(YamlScalar scalar, Diagnostics diagnostics) {
    List<String> words = new ConditionTokens(scalar).words();
    words.removeIf(w -> OPERATORS.contains(w.toLowerCase(Locale.ROOT)));
    return parse(scalar, words, "rule", diagnostics);
  }

  private Condition whole() {
    Condition condition = or();
    if (!tokens.atEnd()) {
      throw misplaced(tokens.take());
    }
    return condition;
  }

  private Condition or() {
    List<Condition> terms = new ArrayList<>();
    terms.add(and());
    while (takeOperator("or")) {
      terms.add(and());
    }
    return terms.size() == 1 ? terms.get(0) : new Or(terms, spanOf(terms));
  }

  private Condition and() {
    List<Condition> terms = new ArrayList<>();
    terms.add(not());
    while (takeOperator("and")) {
      terms.add(not());
    }
    return terms.size() == 1 ? terms.get(0) : new And(terms, spanOf(terms));
  }

  private Condition not() {
    if (!tokens.isNext(0, "not")) {
      return primary();
    }
    Span operator = tokens.span(tokens.peek());
    takeOperator("not");
    enter(operator);
    Condition term = not();
    depth--;
    return new Not(term, operator.to(term.span()));
  }

  private Condition primary() {
    if (tokens.atEnd()) {
      diagnostics.report(
          RuleCode.CONDITION_SYNTAX,
          tokens.end(),
          "The condition ends where a " + identifierWord + " is expected.");
      throw new Malformed();
    }
    Token token = tokens.take();
    if (token.text().equals("(")) {
      return parenthesised(token);
    }
    if (tokens.isNext(0, "of")) {
      return quantified(token);
    }
    return named(token);
  }

  private Condition parenthesised(Token open) {
    enter(tokens.span(open));
    Condition inner = or();
    depth--;
    if (tokens.atEnd()) {
      throw malformed(
          RuleCode.UNBALANCED_PARENTHESES,
          open,
          "This parenthesis is never closed.",
          "Add a ')' where the group ends.");
    }
    Token close = tokens.take();
    if (!close.text().equals(")")) {
      throw misplaced(close);
    }
    return inner;
  }

  private Condition named(Token token) {
    String name = token.text();
    if (identifiers.contains(name)) {
      return new Named(name, tokens.span(token));
    }
    if (name.contains("|")) {
      throw aggregation(token);
    }
    if (!token.isWord()) {
      String message =
          token.isQuote()
              ? "A condition has no quotes."
              : "A " + identifierWord + " is expected before this parenthesis.";
      throw malformed(
          RuleCode.CONDITION_SYNTAX, token, message, "Write the name of a " + identifierWord + ".");
    }
    if (isOperator(token)) {
      throw malformed(
          RuleCode.CONDITION_SYNTAX,
          token,
          "A " + identifierWord + " is expected before '" + name + "'.",
          "Each operator stands between two parts; 'not' stands before one.");
    }
    if (name.contains("*")) {
      throw malformed(
          RuleCode.CONDITION_SYNTAX,
          token,
          "The pattern '" + name + "' needs a quantifier.",
          "Write '1 of " + name + "' or 'all of " + name + "'.");
    }
    if (token.is("them")) {
      throw malformed(
          RuleCode.CONDITION_SYNTAX,
          token,
          "'them' needs a quantifier.",
          "Write '1 of them' or 'all of them'.");
    }
    reportUnknown(token);
    countUnknown();
    return new Named(name, tokens.span(token));
  }

  private Condition quantified(Token count) {
    Token of = tokens.take();
    Quantifier quantifier = quantifier(count);
    lintCase(of);
    if (tokens.atEnd() || !tokens.peek().isWord() || isOperator(tokens.peek())) {
      throw malformed(
          RuleCode.CONDITION_SYNTAX,
          of,
          "'of' must be followed by 'them' or one pattern.",
          "Give the identifiers a common prefix and write '" + count.text() + " of prefix_*'.");
    }
    Token target = tokens.take();
    if (target.is("them")) {
      lintCase(target);
    }
    Quantified condition =
        new Quantified(quantifier, target.text(), tokens.span(count).to(tokens.span(target)));
    if (identifiers.stream().noneMatch(condition::ranges)) {
      reportUnmatched(target);
      countUnknown();
    }
    return condition;
  }

  private Quantifier quantifier(Token count) {
    if (count.is("all")) {
      lintCase(count);
      return Quantifier.ALL;
    }
    if (count.text().equals("1") || count.is("any")) {
      lintCase(count);
      return Quantifier.ONE;
    }
    throw malformed(
        RuleCode.UNSUPPORTED_QUANTIFIER,
        count,
        "'" + count.text() + " of' is not part of Sigma.",
        "Use '1 of' or 'all of', or write out the combinations.");
  }

  private void reportUnknown(Token token) {
    Diagnostic diagnostic =
        Diagnostic.of(
            RuleCode.UNKNOWN_IDENTIFIER,
            tokens.span(token),
            "There is no " + identifierWord + " '" + token.text() + "'.");
    diagnostics.report(
        Nearest.hint(token.text(), identifiers)
            .or(this::known)
            .map(diagnostic::withHint)
            .orElse(diagnostic));
  }

  private void reportUnmatched(Token target) {
    String message =
        target.is("them")
            ? "There is no " + identifierWord + " that 'them' could mean."
            : "No " + identifierWord + " matches '" + target.text() + "'.";
    Diagnostic diagnostic = Diagnostic.of(RuleCode.UNMATCHED_PATTERN, tokens.span(target), message);
    String prefix = target.text().replace("*", "");
    diagnostics.report(
        Nearest.hint(prefix, identifiers)
            .or(this::known)
            .map(diagnostic::withHint)
            .orElse(diagnostic));
  }

  private void countUnknown() {
    if (++unknown == MOST_UNKNOWN) {
      throw new Malformed();
    }
  }

  private Optional<String> known() {
    return identifiers.isEmpty() || identifiers.size() > 12
        ? Optional.empty()
        : Optional.of("There are: " + String.join(", ", identifiers) + ".");
  }

  private boolean takeOperator(String operator) {
    if (!tokens.isNext(0, operator)) {
      return false;
    }
    lintCase(tokens.take());
    return true;
  }

  private static boolean isOperator(Token token) {
    return OPERATORS.contains(token.text().toLowerCase(Locale.ROOT));
  }

  private void lintCase(Token keyword) {
    if (!keyword.isLowerCase()) {
      diagnostics.report(
          RuleCode.UPPER_CASE_OPERATOR,
          tokens.span(keyword),
          "The operator '" + keyword.text() + "' is not in lower case.",
          "Write '" + keyword.text().toLowerCase(Locale.ROOT) + "'.");
    }
  }

  private void enter(Span at) {
    if (++depth > MAX_DEPTH) {
      diagnostics.report(
          RuleCode.CONDITION_TOO_LARGE,
          at,
          "The condition is nested more than " + MAX_DEPTH + " deep.");
      throw new Malformed();
    }
  }

  private static Span spanOf(List<Condition> terms) {
    return terms.get(0).span().to(terms.get(terms.size() - 1).span());
  }

  private Malformed misplaced(Token token) {
    if (token.text().equals(")")) {
      return malformed(
          RuleCode.UNBALANCED_PARENTHESES,
          token,
          "This parenthesis was never opened.",
          "Remove it.");
    }
    if (token.text().startsWith("|")) {
      return aggregation(token);
    }
    return malformed(
        RuleCode.CONDITION_SYNTAX,
        token,
        "An operator is missing before '" + token.text() + "'.",
        "Join the parts with 'and' or 'or'.");
  }

  private Malformed aggregation(Token token) {
    return malformed(
        RuleCode.AGGREGATION,
        token,
        "Aggregations and 'near' after a | are not part of Sigma 2.",
        "Keep the condition before the | and count in a correlation of type event_count or"
            + " value_count.");
  }

  private Malformed malformed(RuleCode code, Token token, String message, String hint) {
    diagnostics.report(code, tokens.span(token), message, hint);
    return new Malformed();
  }
}
