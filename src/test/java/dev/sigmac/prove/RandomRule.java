package dev.sigmac.prove;

import dev.sigmac.prove.LogForm.FieldForm;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules of a form in YAML, with conditions, modifiers and values of all sorts. */
final class RandomRule {
  private static final List<String> MATCHES =
      List.of(
          "",
          "",
          "",
          "|contains",
          "|contains",
          "|startswith",
          "|endswith",
          "|contains|all",
          "|cased",
          "|contains|cased",
          "|endswith|cased",
          "|startswith|all",
          "|neq",
          "|contains|neq",
          "|contains|windash",
          "|base64offset|contains",
          "|wide|base64offset|contains");
  private static final List<String> NUMBERS =
      List.of("0", "1", "10", "0010", "16", "0x10", "-1", "2.5", "1e3", "9007199254740992", "10.0");
  private static final List<String> ATOMS =
      List.of(
          ".", "\\d", "\\w", "\\s", "\\W", "[ab]", "[^a\\n]", "(a|B)", "(?:ab|)", "(?i:b)", "^",
          "$", "\\b", "a", "b", "ü", "x?", "a*", "b+?", ".*", "a{1,2}", "(?i)", "|");

  /** The consent to term search in place of contains. */
  static final String TERMS = "sigmac: {contains: terms}\n";

  private final Pieces pieces;

  RandomRule(Pieces pieces) {
    this.pieces = pieces;
  }

  String of(LogForm form) {
    StringBuilder rule = new StringBuilder("title: Random\nlogsource: " + form.logsource() + "\n");
    rule.append("detection:\n");
    int count = 1 + pieces.below(3);
    for (int i = 0; i < count; i++) {
      rule.append("  s").append(i).append(": ").append(search(form)).append('\n');
    }
    rule.append("  condition: ").append(condition(count, 3)).append('\n');
    return rule.append(pieces.chance(6) ? TERMS : "").toString();
  }

  private String condition(int count, int depth) {
    int kind = pieces.below(depth == 0 ? 1 : 7);
    return switch (kind) {
      case 1 -> "not " + operand(count, depth);
      case 2, 3 -> operand(count, depth) + " and " + operand(count, depth);
      case 4 -> operand(count, depth) + " or " + operand(count, depth);
      case 5 -> operand(count, depth) + " and not " + operand(count, depth);
      case 6 -> pieces.one(List.of("1 of s*", "all of s*", "not 1 of s*", "all of them"));
      default -> "s" + pieces.below(count);
    };
  }

  private String operand(int count, int depth) {
    return "(" + condition(count, depth - 1) + ")";
  }

  private String search(LogForm form) {
    if (form.keywords() && pieces.chance(12)) {
      return "[" + quoted(value(3)) + ", " + quoted(value(2)) + "]";
    }
    if (pieces.chance(4)) {
      return "[" + map(form) + ", " + map(form) + "]";
    }
    return map(form);
  }

  private String map(LogForm form) {
    Set<String> keys = new LinkedHashSet<>();
    List<String> items = new ArrayList<>();
    for (int i = 1 + pieces.below(2); i > 0; i--) {
      String item = item(pieces.one(form.fields()), form);
      if (keys.add(item.substring(0, item.indexOf(':')))) {
        items.add(item);
      }
    }
    return "{" + String.join(", ", items) + "}";
  }

  private String item(FieldForm field, LogForm form) {
    String name = field.name();
    int kind = pieces.below(16);
    return switch (kind) {
      case 0 -> name + ": null";
      case 1 -> name + ": ''";
      case 2 -> name + "|exists: " + pieces.chance(2);
      case 3 -> name + ": '*'";
      case 4 -> name + "|re" + pieces.one(List.of("", "|i", "|m", "|s", "|i|m")) + ": " + regex();
      case 5 -> name + fieldref() + ": " + pieces.one(form.fields()).name();
      default ->
          switch (field.kind()) {
            case INTEGER, NUMERIC_TEXT -> number(name);
            case DYNAMIC -> pieces.chance(3) ? number(name) : text(name);
            case ADDRESS ->
                pieces.chance(2)
                    ? name + "|cidr: ['" + pieces.network() + "', '" + pieces.network() + "']"
                    : text(name);
            case DATE, UTC_DATE -> date(name);
            case TEXT, PATH, USER, TEXTS -> text(name);
          };
    };
  }

  private String fieldref() {
    return "|fieldref" + pieces.one(List.of("", "", "|contains", "|startswith", "|endswith"));
  }

  private String number(String name) {
    return switch (pieces.below(4)) {
      case 0 ->
          name + pieces.one(List.of("|gt", "|gte", "|lt", "|lte")) + ": " + pieces.one(NUMBERS);
      case 1 -> name + ": [" + pieces.one(NUMBERS) + ", " + pieces.one(NUMBERS) + "]";
      case 2 -> name + ": " + pieces.one(List.of("'10'", "'0010'", "'1*'", "'?0'", "'x'"));
      default -> name + ": " + pieces.one(NUMBERS);
    };
  }

  private String date(String name) {
    String unit = pieces.one(List.of("|minute", "|hour", "|day", "|week", "|month", "|year"));
    return name
        + unit
        + pieces.one(List.of("", "|gt", "|lte"))
        + ": "
        + pieces.one(List.of("1", "2", "3", "10", "12", "22", "23"));
  }

  private String text(String name) {
    String modifiers = pieces.one(MATCHES);
    int count = 1 + pieces.below(3);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(quoted(modifiers.contains("base64") ? "abc" + pieces.text(1) : value(3)));
    }
    return name + modifiers + ": [" + String.join(", ", values) + "]";
  }

  /** A value of a rule: wildcards, escaped ones, and a path's last part now and then. */
  private String value(int most) {
    StringBuilder value = new StringBuilder(pieces.chance(6) ? "\\" : "");
    for (int i = 1 + pieces.below(most); i > 0; i--) {
      value.append(
          pieces.chance(5)
              ? pieces.one(List.of("*", "?", "\\*", "\\?", "\\\\*"))
              : pieces.one(Pieces.TEXTS));
    }
    return value.toString();
  }

  private String regex() {
    StringBuilder pattern = new StringBuilder();
    for (int i = 1 + pieces.below(4); i > 0; i--) {
      String text = pieces.one(Pieces.TEXTS);
      pattern.append(pieces.chance(3) ? escaped(text) : pieces.one(ATOMS));
    }
    return quoted(pattern.toString());
  }

  private static String escaped(String text) {
    return Pattern.compile("[\\\\.^$|?*+()\\[\\]{}]").matcher(text).replaceAll("\\\\$0");
  }

  private static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t")
        + "\"";
  }
}
