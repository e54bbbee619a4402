package dev.sigmac.artifact;

import dev.sigmac.compiler.RuleResult;
import dev.sigmac.rule.Level;
import dev.sigmac.rule.Metadata;
import dev.sigmac.rule.SigmaDocument;
import dev.sigmac.rule.Tag;
import java.util.List;
import java.util.stream.Collectors;

/** The comment above a query: what it finds and where it comes from. */
final class QueryHeader {
  private final RuleResult result;
  private final StringBuilder lines = new StringBuilder();

  private QueryHeader(RuleResult result) {
    this.result = result;
  }

  /** The lines, each a comment of the language; {@code origin} is the rule's file for readers. */
  static String of(RuleResult result, String origin, String version) {
    QueryHeader header = new QueryHeader(result);
    result.document().map(SigmaDocument::metadata).ifPresent(header::describe);
    header.line("rule: " + origin);
    if (result.deviations().stream().anyMatch(d -> d.changesEvents())) {
      header.line("approximate: it matches other events than the rule");
    }
    header.line("made by sigmac " + version + " for " + result.target().pipeline().name());
    return header.lines.toString();
  }

  private void describe(Metadata metadata) {
    line(metadata.title());
    metadata.id().ifPresent(id -> line("id: " + id));
    metadata.level().map(Level::word).ifPresent(level -> line("level: " + level));
    List<Tag> tags = metadata.tags();
    if (!tags.isEmpty()) {
      line("tags: " + tags.stream().map(Tag::text).collect(Collectors.joining(", ")));
    }
  }

  private void line(String text) {
    lines.append(result.target().backend().comment(text).strip()).append('\n');
  }
}
