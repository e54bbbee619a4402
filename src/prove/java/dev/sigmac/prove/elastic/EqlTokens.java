package dev.sigmac.prove.elastic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of an EQL query, as Elasticsearch 8 tells them apart. */
final class EqlTokens {
  enum Kind {
    STRING,
    NUMBER,
    WORD,
    SYMBOL,
    END
  }

  /** A token; of a string the text is its value. */
  record Token(Kind kind, String text) {
    boolean is(String symbol) {
      return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equals(symbol);
    }
  }

  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "any",
          "by",
          "false",
          "in",
          "join",
          "like",
          "maxspan",
          "not",
          "null",
          "of",
          "or",
          "regex",
          "sample",
          "sequence",
          "true",
          "until",
          "where",
          "with");
  private static final String PART = "(?:[A-Za-z_@]\\w*+|`(?:[^`]|``)*+`)";
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<blank>[ \\r\\n\\t]++|//[^\\r\\n]*+|/\\*(?s:.*?)\\*/)"
              + "|(?<raw>\"\"\"[^\\r\\n]*?\"\"\"\"?\"?)"
              + "|(?<string>\"(?:[^\\r\\n\"\\\\]++|\\\\[btnfr\"'\\\\]|\\\\u\\{[0-9a-fA-F]{2,8}\\})*+\")"
              + "|(?<number>(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?(?![A-Za-z_]))"
              + "|(?<word>\\??"
              + PART
              + "(?:\\."
              + PART
              + ")*+~?)"
              + "|(?<symbol>==|!=|<=|>=|[<>:()\\[\\],=|+*/%-])");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u\\{([0-9a-fA-F]+)\\}|(.))");

  private EqlTokens() {}

  static List<Token> of(String query) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(query);
    for (int at = 0; at < query.length(); at = matcher.end()) {
      matcher.region(at, query.length());
      if (!matcher.lookingAt()) {
        throw new EqlException("token recognition error at column " + (at + 1));
      }
      String text = matcher.group();
      if (matcher.group("raw") != null) {
        tokens.add(new Token(Kind.STRING, text.substring(3, text.length() - 3)));
      } else if (matcher.group("string") != null) {
        tokens.add(new Token(Kind.STRING, unescaped(text.substring(1, text.length() - 1))));
      } else if (matcher.group("number") != null) {
        tokens.add(new Token(Kind.NUMBER, text));
      } else if (matcher.group("word") != null) {
        tokens.add(new Token(Kind.WORD, text));
      } else if (matcher.group("symbol") != null) {
        tokens.add(new Token(Kind.SYMBOL, text));
      }
    }
    tokens.add(new Token(Kind.END, "the end"));
    return tokens;
  }

  /** The field that a word names. */
  static String field(String word) {
    String name = word.startsWith("?") ? word.substring(1) : word;
    List<String> parts = new ArrayList<>();
    Matcher part = Pattern.compile(PART).matcher(name);
    while (part.find()) {
      String text = part.group();
      if (KEYWORDS.contains(text)) {
        throw new EqlException("'" + text + "' is a keyword and needs back quotes in " + name);
      }
      parts.add(
          text.startsWith("`") ? text.substring(1, text.length() - 1).replace("``", "`") : text);
    }
    return String.join(".", parts);
  }

  private static String unescaped(String body) {
    return ESCAPE
        .matcher(body)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    m.group(1) == null
                        ? String.valueOf("\b\t\n\f\r\"'\\".charAt("btnfr\"'\\".indexOf(m.group(2))))
                        : Character.toString(Integer.parseInt(m.group(1), 16))));
  }
}
