package dev.sigmac.artifact.catalogue;

import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Field;
import java.util.Locale;

/** Names of constants and methods after the fields and identifiers of a rule. */
final class JavaNames {
  private static final int LONGEST = 60;

  private JavaNames() {}

  /** The field that a matcher reads for an operand, by the rule's own name. */
  static String field(Operand operand) {
    return operand instanceof Field field ? field.name() : "event";
  }

  /** A constant's name, for example {@code COMMAND_LINE}. */
  static String constant(String text) {
    String words = text.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("[^A-Za-z0-9]+", "_");
    String name = cut(words.replaceAll("^_+|_+$", "").toUpperCase(Locale.ROOT));
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "FIELD_" + name : name;
  }

  /** A method's name, for example {@code commandLine}. */
  static String method(String text) {
    String name = ClassNames.camelCase(text);
    int capitals = 1;
    while (capitals < name.length() && Character.isUpperCase(name.charAt(capitals))) {
      capitals++;
    }
    int lower = capitals == 1 || capitals == name.length() ? capitals : capitals - 1;
    return cut(name.substring(0, lower).toLowerCase(Locale.ROOT) + name.substring(lower));
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(name.length(), LONGEST));
  }
}
