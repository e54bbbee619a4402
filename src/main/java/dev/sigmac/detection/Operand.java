package dev.sigmac.detection;

import java.util.List;
import java.util.Set;

/**
 * What a match looks at. Lowering makes {@link Field} and {@link WholeEvent}; a pipeline replaces
 * every field.
 */
public sealed interface Operand {
  /** A field as the rule names it. */
  record Field(String name) implements Operand {}

  /**
   * A column of a table, or a field of a document, with its type there; a dotted name is one name.
   */
  record Column(String name, ColumnType type, Set<Trait> traits) implements Operand {
    /** Copies the traits. */
    public Column {
      traits = Set.copyOf(traits);
    }

    /** A column of which nothing more is known than its type. */
    public Column(String name, ColumnType type) {
      this(name, type, Set.of());
    }

    /** Whether that is known of it. */
    public boolean is(Trait trait) {
      return traits.contains(trait);
    }
  }

  /** What is known of a column beside its type. */
  enum Trait {
    /** Some of the tables that are read together may lack it. */
    OPTIONAL,
    /** A row may hold several values of it. */
    MANY,
    /** Its texts are in lower case. */
    LOWER,
    /** It is an object, whose members are columns of text with a dotted name. */
    OBJECT
  }

  /**
   * A member of a column that holds a JSON object, by its path: {@code EventData.TargetObject}. Its
   * value is dynamic.
   */
  record Member(Column bag, List<String> path) implements Operand {
    /** Copies the path. */
    public Member {
      path = List.copyOf(path);
    }
  }

  /**
   * The text of {@code <Data Name="name">} in a column that holds an event's XML, where text is
   * escaped as XML.
   */
  record XmlData(Column xml, String name) implements Operand {}

  /**
   * Two texts with a separator between them, where the second is absent without the separator:
   * {@code domain\\user}.
   */
  record Joined(Operand head, String separator, Operand tail) implements Operand {}

  /**
   * A column that the rule, or the pack for it, extracts from a raw field, by its name in the
   * output. It is a text, empty where nothing was found.
   */
  record Extracted(String name) implements Operand {}

  /** The event as a whole, which keywords are searched in. */
  record WholeEvent() implements Operand {}

  /** The types of columns, over all targets. */
  enum ColumnType {
    /** A string compared as a whole; in Elastic a {@code keyword}. */
    TEXT,
    /** A string that is searched by its words only; in Elastic a {@code text}. */
    ANALYZED_TEXT,
    /** A string cut out of an event's XML, in which {@code & < >} stand as entities. */
    ESCAPED_TEXT,
    INTEGER,
    REAL,
    BOOLEAN,
    DATETIME,
    GUID,
    IP,
    /** A JSON value of any kind. */
    DYNAMIC
  }
}
