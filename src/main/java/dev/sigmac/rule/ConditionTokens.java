package dev.sigmac.rule;

import dev.sigmac.source.Span;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words and parentheses of a condition. A word is any run without blanks, parentheses and
 * quotes.
 */
final class ConditionTokens {
  private final YamlScalar scalar;
  private final List<Token> tokens = new ArrayList<>();
  private int next;

  /** A word or a single other character, with its offsets in the condition's text. */
  record Token(String text, int start, int end) {
    boolean is(String keyword) {
      return text.equalsIgnoreCase(keyword);
    }

    boolean isWord() {
      return !text.equals("(") && !text.equals(")") && !isQuote();
    }

    boolean isQuote() {
      return text.equals("'") || text.equals("\"");
    }

    boolean isLowerCase() {
      return text.equals(text.toLowerCase(Locale.ROOT));
    }
  }

  ConditionTokens(YamlScalar scalar) {
    this.scalar = scalar;
    String text = scalar.value();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
        continue;
      }
      int end = at + 1;
      if (!isSingle(c)) {
        while (end < text.length()
            && !isSingle(text.charAt(end))
            && !Character.isWhitespace(text.charAt(end))) {
          end++;
        }
      }
      tokens.add(new Token(text.substring(at, end), at, end));
      at = end;
    }
  }

  /** Whether a name could be written in a condition. */
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.chars().noneMatch(c -> isSingle((char) c) || Character.isWhitespace(c));
  }

  /** The words in their order. */
  List<String> words() {
    return new ArrayList<>(tokens.stream().filter(Token::isWord).map(Token::text).toList());
  }

  boolean isEmpty() {
    return tokens.isEmpty();
  }

  boolean atEnd() {
    return next == tokens.size();
  }

  Token peek() {
    return tokens.get(next);
  }

  /** The token {@code ahead} of the next one is the keyword. */
  boolean isNext(int ahead, String keyword) {
    return next + ahead < tokens.size() && tokens.get(next + ahead).is(keyword);
  }

  Token take() {
    return tokens.get(next++);
  }

  Span span(Token token) {
    return scalar.spanOf(token.start(), token.end());
  }

  /** The place behind the last token, where something is missing. */
  Span end() {
    Span last = span(tokens.get(tokens.size() - 1));
    return last.part(last.end() - last.start(), last.end() - last.start());
  }

  private static boolean isSingle(char c) {
    return c == '(' || c == ')' || c == '\'' || c == '"';
  }
}
