package dev.sigmac.yaml;

import dev.sigmac.yaml.YamlNode.ScalarType;

/** The type of a plain scalar by YAML 1.2's core schema (YAML 1.2.2, 10.3.2). */
final class CoreSchema {
  private CoreSchema() {}

  /** The type of an unquoted text. */
  static ScalarType typeOf(String text) {
    if (text.isEmpty()) {
      return ScalarType.NULL;
    }
    return switch (text.charAt(0)) {
      case '~', 'n', 'N' -> isNull(text) ? ScalarType.NULL : ScalarType.STRING;
      case 't', 'T', 'f', 'F' -> isBoolean(text) ? ScalarType.BOOLEAN : ScalarType.STRING;
      case '-', '+', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numberType(text);
      default -> ScalarType.STRING;
    };
  }

  private static boolean isNull(String text) {
    return text.equals("null") || text.equals("~") || text.equals("Null") || text.equals("NULL");
  }

  private static boolean isBoolean(String text) {
    return switch (text) {
      case "true", "True", "TRUE", "false", "False", "FALSE" -> true;
      default -> false;
    };
  }

  private static ScalarType numberType(String text) {
    if (text.startsWith("0x")) {
      return isInteger(digits(text, 2, 16), text, 2);
    }
    if (text.startsWith("0o")) {
      return isInteger(digits(text, 2, 8), text, 2);
    }
    int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    int afterDigits = digits(text, start, 10);
    if (afterDigits == text.length()) {
      return isInteger(afterDigits, text, start);
    }
    return isFloat(text, start, afterDigits) ? ScalarType.FLOAT : ScalarType.STRING;
  }

  private static ScalarType isInteger(int end, String text, int start) {
    return end == text.length() && end > start ? ScalarType.INTEGER : ScalarType.STRING;
  }

  private static boolean isFloat(String text, int start, int afterDigits) {
    int at = afterDigits;
    boolean digits = at > start;
    if (text.charAt(at) == '.') {
      int fraction = digits(text, at + 1, 10);
      if (!digits && fraction == at + 1) {
        return isSpecial(text, start);
      }
      digits = true;
      at = fraction;
    }
    if (digits && at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int exponent = at + 1;
      if (exponent < text.length()
          && (text.charAt(exponent) == '-' || text.charAt(exponent) == '+')) {
        exponent++;
      }
      at = digits(text, exponent, 10);
      digits = at > exponent;
    }
    return digits && at == text.length();
  }

  private static boolean isSpecial(String text, int start) {
    return switch (text.substring(start)) {
      case ".inf", ".Inf", ".INF" -> true;
      case ".nan", ".NaN", ".NAN" -> start == 0;
      default -> false;
    };
  }

  private static int digits(String text, int from, int radix) {
    int at = from;
    while (at < text.length()
        && text.charAt(at) < 128
        && Character.digit(text.charAt(at), radix) >= 0) {
      at++;
    }
    return at;
  }
}
