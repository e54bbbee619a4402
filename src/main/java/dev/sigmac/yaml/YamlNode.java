package dev.sigmac.yaml;

import dev.sigmac.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A node of a YAML document with the span of its text. Aliases are expanded, so each node is a tree
 * of its own.
 */
public sealed interface YamlNode {
  /** The characters of the node; for a quoted scalar its content between the quotes. */
  Span span();

  /** Key and value pairs in their order; keys are scalars and none occurs twice. */
  record YamlMapping(List<Entry> entries, Span span) implements YamlNode {
    /** Copies the entries. */
    public YamlMapping {
      entries = List.copyOf(entries);
    }

    /** The entry of {@code key}, if there is one. */
    public Optional<Entry> get(String key) {
      for (Entry entry : entries) {
        if (entry.key().value().equals(key)) {
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    }
  }

  /** One key with its value. */
  record Entry(YamlScalar key, YamlNode value) {}

  /** Items in their order. */
  record YamlSequence(List<YamlNode> items, Span span) implements YamlNode {
    /** Copies the items. */
    public YamlSequence {
      items = List.copyOf(items);
    }
  }

  /**
   * A scalar: its type by YAML 1.2's core schema, its value after quotes, escapes and folding, and
   * the lexeme as it stands in the file.
   */
  record YamlScalar(ScalarType type, String value, String lexeme, Span span) implements YamlNode {
    /** Whether it is a null: nothing, {@code ~} or {@code null}. */
    public boolean isNull() {
      return type == ScalarType.NULL;
    }

    /** Whether it is a string: quoted, a block, or plain and none of the other types. */
    public boolean isString() {
      return type == ScalarType.STRING;
    }

    /**
     * Where the part of the value from {@code from} to before {@code to} stands; the whole scalar
     * if escapes hide it.
     */
    public Span spanOf(int from, int to) {
      return ScalarOffsets.of(this).span(from, to);
    }
  }

  /** The types of YAML 1.2's core schema (YAML 1.2.2, 10.3). */
  enum ScalarType {
    STRING,
    INTEGER,
    FLOAT,
    BOOLEAN,
    NULL
  }
}
