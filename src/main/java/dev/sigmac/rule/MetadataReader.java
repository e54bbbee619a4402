package dev.sigmac.rule;

import dev.sigmac.rule.Metadata.Related;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Nearest;
import dev.sigmac.source.Span;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a document says about itself. */
final class MetadataReader {
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_DESCRIPTION = 65_535;
  private static final Pattern UUID =
      Pattern.compile(
          "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
  private static final Pattern DATE =
      Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");
  // The d3fend namespace has upper case letters, against the general form of a tag.
  private static final Pattern TAG =
      Pattern.compile("[a-z0-9_-]+\\.[a-z0-9._-]+|d3fend\\.d3f-[A-Za-z0-9._-]+");
  private static final List<String> STATUS =
      List.of("stable", "test", "experimental", "deprecated", "unsupported");
  private static final List<String> RELATION =
      List.of("derived", "obsolete", "merged", "renamed", "similar");

  /** The keys that any document may have by the specification, and ours. */
  static final List<String> KEYS =
      List.of(
          "title",
          "id",
          "name",
          "related",
          "taxonomy",
          "status",
          "description",
          "license",
          "author",
          "references",
          "date",
          "modified",
          "falsepositives",
          "level",
          "tags",
          "scope",
          "sigmac",
          "action");

  private final Attributes attributes;
  private final Diagnostics diagnostics;

  MetadataReader(Attributes attributes) {
    this.attributes = attributes;
    this.diagnostics = attributes.diagnostics();
  }

  /** The metadata of a document of a kind that also has the keys {@code ofKind}. */
  Metadata read(List<String> ofKind) {
    Optional<YamlScalar> title = attributes.scalar("title");
    if (title.isEmpty() && attributes.node("title").isEmpty()) {
      attributes.missing(
          RuleCode.MISSING_TITLE,
          "title",
          "this document",
          "Add 'title: ' with a short name for what is detected.");
    }
    title.ifPresent(t -> lintLength("title", t, LONGEST_NAME));
    return new Metadata(
        title.map(YamlScalar::value).orElse(""),
        title.map(YamlScalar::span).orElse(attributes.place()),
        attributes.scalar("id").map(this::id),
        attributes.scalar("name").map(n -> lintLength("name", n, LONGEST_NAME)),
        related(),
        attributes.text("taxonomy"),
        attributes.scalar("status").map(s -> known("status", s, STATUS)),
        attributes
            .scalar("description")
            .map(d -> lintLength("description", d, LONGEST_DESCRIPTION)),
        attributes.text("license"),
        attributes.text("author"),
        attributes.texts("references"),
        attributes.scalar("date").map(this::date),
        attributes.scalar("modified").map(this::date),
        attributes.texts("falsepositives"),
        attributes.scalar("level").flatMap(this::level),
        attributes.scalars("tags").stream().map(this::tag).toList(),
        attributes.texts("scope"),
        custom(ofKind));
  }

  private List<Entry> custom(List<String> ofKind) {
    List<Entry> custom = new ArrayList<>();
    for (Entry entry : attributes.map().entries()) {
      String key = entry.key().value();
      if (!KEYS.contains(key) && !ofKind.contains(key)) {
        custom.add(entry);
        lintSpelling(entry.key(), ofKind);
      }
    }
    return custom;
  }

  /** Custom keys are allowed, so only one that is a slip away from a known key is doubtful. */
  private void lintSpelling(YamlScalar key, List<String> ofKind) {
    List<String> known = new ArrayList<>(KEYS);
    known.addAll(ofKind);
    Nearest.to(key.value(), known).stream()
        .filter(k -> attributes.map().get(k).isEmpty() && isSlip(key.value(), k))
        .findFirst()
        .ifPresent(
            k ->
                diagnostics.report(
                    RuleCode.MISSPELT_KEY,
                    key.span(),
                    "'" + key.value() + "' is read as a custom key.",
                    "Did you mean '" + k + "'?"));
  }

  private static boolean isSlip(String key, String known) {
    return key.length() > 3 && Math.abs(key.length() - known.length()) <= 2;
  }

  private List<Related> related() {
    Optional<YamlNode> node = attributes.node("related");
    if (node.isEmpty()) {
      return List.of();
    }
    List<Related> related = new ArrayList<>();
    if (node.get() instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        attributes
            .expectMapping("each item of related", item)
            .flatMap(this::relation)
            .ifPresent(related::add);
      }
    } else {
      diagnostics.report(
          RuleCode.WRONG_TYPE,
          Attributes.firstLine(node.get().span()),
          "'related' must be a list, not " + Attributes.describe(node.get()) + ".",
          "Each item has an id and a type.");
    }
    return related;
  }

  private Optional<Related> relation(YamlMapping map) {
    Attributes relation = new Attributes(map, diagnostics);
    Optional<YamlScalar> id = relation.scalar("id");
    Optional<YamlScalar> type = relation.scalar("type");
    if (id.isEmpty() || type.isEmpty()) {
      Span place = relation.place();
      diagnostics.report(
          RuleCode.DOUBTFUL_VALUE,
          place,
          "A related rule needs an id and a type; this one is left out.");
      return Optional.empty();
    }
    return Optional.of(
        new Related(id(id.get()), known("type", type.get(), RELATION), id.get().span()));
  }

  private String id(YamlScalar id) {
    if (!UUID.matcher(id.value()).matches()) {
      diagnostics.report(
          RuleCode.INVALID_ID,
          id.span(),
          "The id '" + id.value() + "' is not a UUID.",
          "Generate a random (version 4) UUID.");
    }
    return id.value();
  }

  private String date(YamlScalar date) {
    if (!DATE.matcher(date.value()).matches()) {
      diagnostics.report(
          RuleCode.INVALID_DATE,
          date.span(),
          "The date '" + date.value() + "' is not of the form YYYY-MM-DD.");
    }
    return date.value();
  }

  private Tag tag(YamlScalar tag) {
    if (!TAG.matcher(tag.value()).matches()) {
      diagnostics.report(
          RuleCode.INVALID_TAG,
          tag.span(),
          "The tag '" + tag.value() + "' is not of the form namespace.name in lower case.");
    }
    return new Tag(tag.value(), tag.span());
  }

  private Optional<Level> level(YamlScalar scalar) {
    Optional<Level> level =
        Arrays.stream(Level.values())
            .filter(l -> l.word().equalsIgnoreCase(scalar.value()))
            .findFirst();
    if (level.isEmpty()) {
      List<String> words = Arrays.stream(Level.values()).map(Level::word).toList();
      attributes.report(
          RuleCode.INVALID_VALUE,
          scalar.span(),
          "There is no level '" + scalar.value() + "'.",
          scalar.value(),
          words);
    }
    return level;
  }

  private String known(String key, YamlScalar scalar, List<String> values) {
    if (!values.contains(scalar.value())) {
      attributes.report(
          RuleCode.DOUBTFUL_VALUE,
          scalar.span(),
          "The specification knows no " + key + " '" + scalar.value() + "'.",
          scalar.value(),
          values);
    }
    return scalar.value();
  }

  private String lintLength(String key, YamlScalar scalar, int longest) {
    if (scalar.value().length() > longest) {
      diagnostics.report(
          RuleCode.TOO_LONG,
          scalar.span().part(0, 1),
          "The " + key + " is longer than " + longest + " characters.");
    }
    return scalar.value();
  }
}
