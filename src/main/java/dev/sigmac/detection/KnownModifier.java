package dev.sigmac.detection;

import static dev.sigmac.detection.Stage.BYTES;
import static dev.sigmac.detection.Stage.ENCODED;
import static dev.sigmac.detection.Stage.EXPANDED;
import static dev.sigmac.detection.Stage.FIELD;
import static dev.sigmac.detection.Stage.FIELD_MATCHED;
import static dev.sigmac.detection.Stage.MATCHED;
import static dev.sigmac.detection.Stage.NETWORK;
import static dev.sigmac.detection.Stage.NUMBER;
import static dev.sigmac.detection.Stage.OFFSETS;
import static dev.sigmac.detection.Stage.PLAIN;
import static dev.sigmac.detection.Stage.PRESENCE;
import static dev.sigmac.detection.Stage.REGEX;
import static dev.sigmac.detection.Stage.REGEX_MATCHED;
import static dev.sigmac.detection.Stage.START;
import static dev.sigmac.detection.Stage.TEXT;
import static dev.sigmac.detection.Stage.TIME;
import static dev.sigmac.detection.Stage.TIME_COMPARED;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The modifiers (Sigma specification, "Modifiers", and the aliases of pySigma), each with what it
 * may follow.
 */
@SuppressWarnings("ImmutableEnumChecker") // moves is never handed out nor changed
public enum KnownModifier {
  CONTAINS("The value stands anywhere in the field.", matching()),
  STARTSWITH("The field starts with the value.", matching()),
  ENDSWITH("The field ends with the value.", matching()),
  ALL("All values of the list must match, not one of them.", anywhere()),
  NEQ("The field does not match.", anywhere()),
  CASED("Upper and lower case are told apart.", cased()),
  EXISTS(
      "The field is there (true) or is not (false), whatever its value.", Map.of(START, PRESENCE)),
  WINDASH(
      "A dash or slash that starts an option may be any of - / – — ―.",
      Map.of(START, TEXT, PLAIN, TEXT, EXPANDED, TEXT, TEXT, TEXT, MATCHED, MATCHED)),
  BASE64(
      "The value is encoded as Base64.",
      Map.of(
          START, ENCODED, PLAIN, ENCODED, EXPANDED, ENCODED, TEXT, ENCODED, BYTES, ENCODED, ENCODED,
          ENCODED)),
  BASE64OFFSET(
      "The value is encoded as Base64 at each of the three offsets that it may have in a longer text.",
      Map.of(
          START, OFFSETS, PLAIN, OFFSETS, EXPANDED, OFFSETS, TEXT, OFFSETS, BYTES, OFFSETS, ENCODED,
          OFFSETS)),
  UTF16LE("The value becomes UTF-16 bytes, low byte first.", wide()),
  WIDE("The same as utf16le.", wide()),
  UTF16BE("The value becomes UTF-16 bytes, high byte first.", wide()),
  UTF16("The value becomes UTF-16 bytes, low byte first, behind a byte order mark.", wide()),
  RE("The value is a regular expression that matches a part of the field.", fresh(REGEX)),
  I("A regular expression ignores case.", flag(), "ignorecase"),
  M("In a regular expression ^ and $ match at each line.", flag(), "multiline"),
  S("In a regular expression . matches line ends too.", flag(), "dotall"),
  LT("The field is a smaller number.", comparing()),
  LTE("The field is a smaller number or the same.", comparing()),
  GT("The field is a greater number.", comparing()),
  GTE("The field is a greater number or the same.", comparing()),
  MINUTE("The minute of a date, 0 to 59, in UTC.", timing()),
  HOUR("The hour of a date, 0 to 23, in UTC.", timing()),
  DAY("The day of a date in its month, 1 to 31, in UTC.", timing()),
  WEEK("The week of a date by ISO 8601, 1 to 53, in UTC.", timing()),
  MONTH("The month of a date, 1 to 12, in UTC.", timing()),
  YEAR("The year of a date, in UTC.", timing()),
  CIDR(
      "The field is an address in the network, IPv4 or IPv6.",
      Map.of(START, NETWORK, PLAIN, NETWORK, EXPANDED, NETWORK)),
  EXPAND(
      "The value holds placeholders, %name%, whose values are given elsewhere; they are replaced first.",
      Map.of(
          START,
          EXPANDED,
          PLAIN,
          EXPANDED,
          TEXT,
          TEXT,
          MATCHED,
          MATCHED,
          REGEX,
          REGEX,
          REGEX_MATCHED,
          REGEX_MATCHED)),
  FIELDREF("The value is the name of another field of the same event.", fresh(FIELD));

  private final String summary;
  private final Map<Stage, Stage> moves;
  private final List<String> aliases;

  KnownModifier(String summary, Map<Stage, Stage> moves, String... aliases) {
    this.summary = summary;
    this.moves = Collections.unmodifiableMap(new EnumMap<>(moves));
    this.aliases = List.of(aliases);
  }

  /** The name as rules write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Other names that are accepted with a note. */
  public List<String> aliases() {
    return aliases;
  }

  /** What it does, in one sentence. */
  public String summary() {
    return summary;
  }

  /** The modifier of that name or alias. */
  public static Optional<KnownModifier> named(String name) {
    return Arrays.stream(values())
        .filter(m -> m.word().equals(name) || m.aliases.contains(name))
        .findFirst();
  }

  /** What values at {@code stage} become by it; nothing if it may not stand there. */
  Optional<Stage> after(Stage stage) {
    return Optional.ofNullable(moves.get(stage));
  }

  /** Whether it is about a field's value, so that keywords cannot have it. */
  boolean needsField() {
    return switch (this) {
      case STARTSWITH,
          ENDSWITH,
          EXISTS,
          LT,
          LTE,
          GT,
          GTE,
          MINUTE,
          HOUR,
          DAY,
          WEEK,
          MONTH,
          YEAR,
          CIDR,
          FIELDREF ->
          true;
      default -> false;
    };
  }

  private static Map<Stage, Stage> fresh(Stage result) {
    return Map.of(START, result, PLAIN, result);
  }

  private static Map<Stage, Stage> matching() {
    Map<Stage, Stage> moves = new EnumMap<>(Stage.class);
    for (Stage text : List.of(START, PLAIN, EXPANDED, TEXT, ENCODED, OFFSETS)) {
      moves.put(text, MATCHED);
    }
    moves.put(REGEX, REGEX_MATCHED);
    moves.put(FIELD, FIELD_MATCHED);
    return moves;
  }

  private static Map<Stage, Stage> anywhere() {
    Map<Stage, Stage> moves = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      moves.put(stage, stage);
    }
    moves.put(START, PLAIN);
    moves.remove(PRESENCE);
    return moves;
  }

  private static Map<Stage, Stage> cased() {
    return Map.of(
        START,
        TEXT,
        PLAIN,
        TEXT,
        EXPANDED,
        EXPANDED,
        TEXT,
        TEXT,
        MATCHED,
        MATCHED,
        ENCODED,
        ENCODED,
        OFFSETS,
        OFFSETS,
        FIELD,
        FIELD,
        FIELD_MATCHED,
        FIELD_MATCHED);
  }

  private static Map<Stage, Stage> wide() {
    return Map.of(START, BYTES, PLAIN, BYTES, EXPANDED, BYTES, TEXT, BYTES);
  }

  private static Map<Stage, Stage> flag() {
    return Map.of(REGEX, REGEX);
  }

  private static Map<Stage, Stage> comparing() {
    return Map.of(START, NUMBER, PLAIN, NUMBER, TIME, TIME_COMPARED);
  }

  private static Map<Stage, Stage> timing() {
    return Map.of(START, TIME, PLAIN, TIME, NUMBER, TIME_COMPARED);
  }
}
