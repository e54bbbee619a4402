package dev.sigmac.rule;

import dev.sigmac.rule.SigmacKey.Extract;
import dev.sigmac.rule.SigmacKey.Name;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads the custom key {@code sigmac}, whose members are described by {@code
 * schema/sigmac-key.schema.json}.
 */
final class SigmacKeyReader {
  private static final List<String> OF_ANY =
      List.of("score", "confidence", "contains", "data-sources", "testcases");
  private static final List<String> OF_RULE =
      List.of(
          "indicators",
          "shown",
          "score",
          "extract",
          "confidence",
          "contains",
          "data-sources",
          "testcases");
  private static final Pattern COLUMN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
  private static final int LONGEST_PATTERN = 1_000;

  private final Diagnostics diagnostics;

  SigmacKeyReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The key of a rule with these search identifiers. */
  SigmacKey ofRule(Attributes document, List<SearchIdentifier> identifiers) {
    return document
        .mapping("sigmac")
        .map(m -> read(m, OF_RULE, identifiers))
        .orElse(SigmacKey.NONE);
  }

  /** The key of a correlation, which has no search identifiers. */
  SigmacKey ofCorrelation(Attributes document) {
    return document.mapping("sigmac").map(m -> read(m, OF_ANY, List.of())).orElse(SigmacKey.NONE);
  }

  private SigmacKey read(YamlMapping map, List<String> known, List<SearchIdentifier> identifiers) {
    Attributes attributes = new Attributes(map, diagnostics);
    attributes.rejectUnknown(known, "'sigmac' of this kind of document");
    List<String> names = identifiers.stream().map(SearchIdentifier::name).toList();
    Set<String> seen = new HashSet<>();
    boolean ofRule = known.contains("indicators");
    return new SigmacKey(
        ofRule ? names(attributes, "indicators", names, seen) : List.of(),
        ofRule ? names(attributes, "shown", names, seen) : List.of(),
        attributes.scalar("score").flatMap(this::column).map(YamlScalar::value),
        ofRule ? extracts(attributes) : List.of(),
        attributes
            .scalar("confidence")
            .flatMap(c -> oneOf(attributes, "confidence", c, List.of("low", "medium", "high"))),
        attributes
            .scalar("contains")
            .flatMap(c -> oneOf(attributes, "contains", c, List.of("terms")))
            .isPresent(),
        attributes.texts("data-sources"));
  }

  private List<Name> names(
      Attributes attributes, String key, List<String> known, Set<String> seen) {
    List<Name> names = new ArrayList<>();
    for (YamlScalar scalar : attributes.scalars(key)) {
      String name = scalar.value();
      if (!known.contains(name)) {
        attributes.report(
            RuleCode.UNKNOWN_IDENTIFIER,
            scalar.span(),
            "There is no search identifier '" + name + "' to be listed under '" + key + "'.",
            name,
            known);
      } else if (!seen.add(name)) {
        diagnostics.report(
            RuleCode.INVALID_VALUE,
            scalar.span(),
            "'" + name + "' is already listed under 'indicators' or 'shown'.");
      } else {
        names.add(new Name(name, scalar.span()));
      }
    }
    return names;
  }

  private List<Extract> extracts(Attributes attributes) {
    List<Extract> extracts = new ArrayList<>();
    attributes
        .mapping("extract")
        .ifPresent(
            columns -> {
              for (Entry column : columns.entries()) {
                extract(attributes, column).ifPresent(extracts::add);
              }
            });
    return extracts;
  }

  private Optional<Extract> extract(Attributes attributes, Entry column) {
    Optional<YamlScalar> name = column(column.key());
    Optional<YamlMapping> body = attributes.expectMapping(column.key().value(), column.value());
    if (name.isEmpty() || body.isEmpty()) {
      return Optional.empty();
    }
    Attributes extract = new Attributes(body.get(), diagnostics);
    extract.rejectUnknown(List.of("from", "pattern"), "an extracted column");
    Optional<YamlScalar> from = required(extract, column.key(), "from");
    Optional<YamlScalar> pattern =
        required(extract, column.key(), "pattern").filter(this::hasOneGroup);
    if (from.isEmpty() || pattern.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Extract(
            name.get().value(),
            from.get().value(),
            pattern.get().value(),
            name.get().span(),
            pattern.get().span()));
  }

  private Optional<YamlScalar> required(Attributes extract, YamlScalar column, String key) {
    Optional<YamlScalar> value = extract.scalar(key);
    if (value.isEmpty() && extract.node(key).isEmpty()) {
      diagnostics.report(
          RuleCode.MISSING_KEY,
          column.span(),
          "The extracted column '" + column.value() + "' has no '" + key + "'.",
          "Write it as {from: Field, pattern: 'before(.*?)after'}.");
    }
    return value;
  }

  private boolean hasOneGroup(YamlScalar pattern) {
    String text = pattern.value();
    if (text.length() > LONGEST_PATTERN) {
      invalid(pattern, "The pattern is longer than " + LONGEST_PATTERN + " characters.");
      return false;
    }
    try {
      int groups = Pattern.compile(text).matcher("").groupCount();
      if (groups != 1) {
        invalid(pattern, "The pattern must have one group in parentheses; it has " + groups + ".");
      }
      return groups == 1;
    } catch (PatternSyntaxException e) {
      invalid(pattern, "The pattern is not a regular expression: " + e.getDescription() + ".");
      return false;
    }
  }

  private Optional<YamlScalar> column(YamlScalar name) {
    if (COLUMN.matcher(name.value()).matches()) {
      return Optional.of(name);
    }
    invalid(
        name,
        "'"
            + name.value()
            + "' cannot be the name of a column: use letters, digits and underscores.");
    return Optional.empty();
  }

  private void invalid(YamlScalar scalar, String message) {
    diagnostics.report(RuleCode.INVALID_EXTRACT, scalar.span(), message);
  }

  private static Optional<String> oneOf(
      Attributes attributes, String key, YamlScalar scalar, List<String> values) {
    if (values.contains(scalar.value())) {
      return Optional.of(scalar.value());
    }
    attributes.report(
        RuleCode.INVALID_VALUE,
        scalar.span(),
        "'" + key + "' cannot be '" + scalar.value() + "'.",
        scalar.value(),
        values);
    return Optional.empty();
  }
}
