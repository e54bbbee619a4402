package dev.sigmac.rule;

import dev.sigmac.source.Span;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import java.util.List;
import java.util.Optional;

/** The body of a search identifier (Sigma specification, "Detection"). No list in it is empty. */
public sealed interface Detection {
  /** Where it stands. */
  Span span();

  /** A map: all its items must match. */
  record AllOf(List<Item> items, Span span) implements Detection {
    /** Copies the items. */
    public AllOf {
      items = List.copyOf(items);
    }
  }

  /** A list: one of its members must match. */
  record AnyOf(List<Detection> members, Span span) implements Detection {
    /** Copies the members. */
    public AnyOf {
      members = List.copyOf(members);
    }
  }

  /**
   * A key with its values: a field, or none for keywords that are searched in the whole event, and
   * modifiers in their order. {@code listed} tells a list of one from a plain value; {@code
   * keySpan} is the whole key.
   */
  record Item(
      Optional<String> field,
      List<Modifier> modifiers,
      List<YamlScalar> values,
      boolean listed,
      Span keySpan,
      Span span)
      implements Detection {
    /** Copies the lists. */
    public Item {
      modifiers = List.copyOf(modifiers);
      values = List.copyOf(values);
    }
  }

  /**
   * A modifier as written after a {@code |}; whether it exists and may stand there is not decided
   * here.
   */
  record Modifier(String name, Span span) {}
}
