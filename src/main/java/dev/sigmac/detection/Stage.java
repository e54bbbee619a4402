package dev.sigmac.detection;

/**
 * What the values of an item have become after some of its modifiers; it decides which modifier may
 * come next.
 */
enum Stage {
  /** No modifier yet. */
  START(Kind.SCALAR),
  /** Only modifiers that leave the type of a value alone. */
  PLAIN(Kind.SCALAR),
  /** Text whose placeholders are replaced. */
  EXPANDED(Kind.TEXT),
  /** Text. */
  TEXT(Kind.TEXT),
  /** Text with a wildcard at one end or both. */
  MATCHED(Kind.TEXT),
  /** Bytes of UTF-16. */
  BYTES(Kind.BYTES),
  /** Base64 text. */
  ENCODED(Kind.TEXT),
  /** The middle of Base64 text at each of three offsets. */
  OFFSETS(Kind.TEXT),
  /** A regular expression that may be followed by flags. */
  REGEX(Kind.REGEX),
  /** A regular expression that is tied to an end of the text, and takes no more flags. */
  REGEX_MATCHED(Kind.REGEX),
  NETWORK(Kind.NETWORK),
  /** The name of another field. */
  FIELD(Kind.FIELD),
  /** The name of another field, whose text is to be a part of this one's. */
  FIELD_MATCHED(Kind.FIELD),
  NUMBER(Kind.NUMBER),
  /** A part of a date. */
  TIME(Kind.TIME),
  TIME_COMPARED(Kind.TIME),
  PRESENCE(Kind.PRESENCE);

  private final Kind kind;

  Stage(Kind kind) {
    this.kind = kind;
  }

  /** How values at this stage become expressions. */
  Kind kind() {
    return kind;
  }

  /** The ways in which values become expressions. */
  enum Kind {
    SCALAR,
    TEXT,
    BYTES,
    REGEX,
    NETWORK,
    FIELD,
    NUMBER,
    TIME,
    PRESENCE
  }
}
