package dev.sigmac.rule;

import dev.sigmac.source.Span;
import dev.sigmac.yaml.YamlNode.Entry;
import java.util.List;
import java.util.Optional;

/**
 * What a document says about itself (Sigma specification, "Components"). Texts that are absent are
 * empty Optionals, lists that are absent are empty. {@code custom} holds the keys that the
 * specification does not know, in order; {@code titleSpan} is the place to report what concerns the
 * document as a whole.
 */
public record Metadata(
    String title,
    Span titleSpan,
    Optional<String> id,
    Optional<String> name,
    List<Related> related,
    Optional<String> taxonomy,
    Optional<String> status,
    Optional<String> description,
    Optional<String> license,
    Optional<String> author,
    List<String> references,
    Optional<String> date,
    Optional<String> modified,
    List<String> falsePositives,
    Optional<Level> level,
    List<Tag> tags,
    List<String> scope,
    List<Entry> custom) {
  /** Copies the lists. */
  public Metadata {
    related = List.copyOf(related);
    references = List.copyOf(references);
    falsePositives = List.copyOf(falsePositives);
    tags = List.copyOf(tags);
    scope = List.copyOf(scope);
    custom = List.copyOf(custom);
  }

  /** Another rule and how this one stands to it: derived, obsolete, merged, renamed or similar. */
  public record Related(String id, String type, Span span) {}

  /**
   * Whether {@code reference} is this document's id or name, as correlations and filters refer to
   * rules.
   */
  public boolean isCalled(String reference) {
    return id.filter(reference::equalsIgnoreCase).isPresent()
        || name.filter(reference::equals).isPresent();
  }
}
