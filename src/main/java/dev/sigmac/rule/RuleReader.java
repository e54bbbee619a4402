package dev.sigmac.rule;

import dev.sigmac.rule.CorrelationRule.Reference;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Nearest;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.Span;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import dev.sigmac.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the documents of a rule file. It reports all that is wrong and returns those that are fit
 * for compiling: an error in one document does not affect the others.
 */
public final class RuleReader {
  private static final List<String> KINDS = List.of("detection", "correlation", "filter");

  private final Diagnostics diagnostics;
  private final TreeSet<Integer> errors = new TreeSet<>();

  private RuleReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * The documents of {@code file} without errors, in order; what is wrong or doubtful goes to
   * {@code diagnostics}.
   */
  public static List<SigmaDocument> read(SourceFile file, Diagnostics diagnostics) {
    return new RuleReader(diagnostics).documents(file);
  }

  private List<SigmaDocument> documents(SourceFile file) {
    Diagnostics syntax = new Diagnostics();
    List<YamlNode> roots = YamlReader.read(file, syntax);
    syntax.list().stream().filter(Diagnostic::isError).forEach(d -> errors.add(d.span().start()));
    diagnostics.reportAll(syntax.list());
    if (roots.isEmpty() && !syntax.hasErrors()) {
      diagnostics.report(RuleCode.NO_RULE, file.start(), "The file holds no rule.");
    }
    List<SigmaDocument> documents = new ArrayList<>();
    RuleCollection collection = new RuleCollection();
    boolean globalIsSound = true;
    for (YamlNode root : roots) {
      if (!(root instanceof YamlMapping map)) {
        diagnostics.report(
            RuleCode.NOT_A_RULE,
            Attributes.firstLine(root.span()),
            "A Sigma document is a map of keys such as title, logsource and detection, not "
                + Attributes.describe(root)
                + ".");
        continue;
      }
      Diagnostics own = new Diagnostics();
      Optional<YamlMapping> resolved = collection.resolve(map, own);
      Optional<SigmaDocument> document = resolved.flatMap(r -> document(r, own));
      boolean inherits = resolved.filter(map::equals).isEmpty();
      Set<Diagnostic> known = inherits ? new HashSet<>(diagnostics.list()) : Set.of();
      own.list().stream().filter(d -> !known.contains(d)).forEach(diagnostics::report);
      boolean sound = isSound(map.span()) && !own.hasErrors();
      if (resolved.isEmpty()) {
        globalIsSound = sound && (globalIsSound || !collection.hasGlobal());
      } else if (sound && (globalIsSound || !collection.hasGlobal())) {
        document.ifPresent(documents::add);
      }
    }
    return List.copyOf(documents);
  }

  private boolean isSound(Span span) {
    Integer error = errors.ceiling(span.start());
    return error == null || error >= span.end();
  }

  private static Optional<SigmaDocument> document(YamlMapping map, Diagnostics diagnostics) {
    Attributes attributes = new Attributes(map, diagnostics);
    List<String> kinds = KINDS.stream().filter(k -> map.get(k).isPresent()).toList();
    if (kinds.size() > 1) {
      diagnostics.report(
          RuleCode.AMBIGUOUS_KIND,
          map.get(kinds.get(1)).map(e -> e.key().span()).orElse(map.span()),
          "A document cannot have both '" + kinds.get(0) + "' and '" + kinds.get(1) + "'.",
          "Put them into documents of their own, with a line --- between.");
      return Optional.empty();
    }
    if (kinds.isEmpty()) {
      notARule(attributes);
      return Optional.empty();
    }
    return switch (kinds.get(0)) {
      case "detection" -> rule(attributes);
      case "filter" -> filter(attributes);
      default -> new CorrelationReader(attributes).read().map(c -> c);
    };
  }

  private static Optional<SigmaDocument> rule(Attributes attributes) {
    Diagnostics diagnostics = attributes.diagnostics();
    Metadata metadata =
        new MetadataReader(attributes).read(List.of("logsource", "detection", "fields"));
    Optional<LogSource> logSource = logSource(attributes);
    Optional<Detections> detections =
        section(attributes, "detection")
            .map(d -> new DetectionsReader(attributes).read("detection", d, Set.of()));
    List<SearchIdentifier> identifiers = detections.map(Detections::identifiers).orElse(List.of());
    SigmacKey sigmac = new SigmacKeyReader(diagnostics).ofRule(attributes, identifiers);
    List<String> fields = attributes.texts("fields");
    if (logSource.isEmpty() || detections.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SigmaRule(
            metadata, logSource.get(), detections.get(), fields, sigmac, attributes.map().span()));
  }

  private static Optional<SigmaDocument> filter(Attributes attributes) {
    Diagnostics diagnostics = attributes.diagnostics();
    Metadata metadata = new MetadataReader(attributes).read(List.of("logsource", "filter"));
    Optional<LogSource> logSource = logSource(attributes);
    Optional<YamlMapping> body = section(attributes, "filter");
    if (body.isEmpty()) {
      return Optional.empty();
    }
    Attributes filter = new Attributes(body.get(), diagnostics);
    Optional<YamlNode> rules = filter.node("rules");
    boolean any =
        rules.isPresent() && rules.get() instanceof YamlScalar word && word.value().equals("any");
    List<Reference> references = any ? List.of() : references(filter, "rules");
    boolean none =
        rules.isPresent() && rules.get() instanceof YamlSequence list && list.items().isEmpty();
    if (rules.isEmpty() || none) {
      filter.missing(
          RuleCode.MISSING_KEY,
          "rules",
          "'filter'",
          "List names or ids of rules, or write 'rules: any'.");
    }
    Detections detections =
        new DetectionsReader(attributes).read("filter", body.get(), Set.of("rules"));
    return logSource.map(
        l -> new SigmaFilter(metadata, l, any, references, detections, attributes.map().span()));
  }

  private static void notARule(Attributes attributes) {
    Optional<YamlScalar> misspelt =
        attributes.map().entries().stream()
            .map(Entry::key)
            .filter(k -> !Nearest.to(k.value(), KINDS).isEmpty())
            .findFirst();
    attributes
        .diagnostics()
        .report(
            RuleCode.NOT_A_RULE,
            misspelt.map(YamlScalar::span).orElse(attributes.place()),
            "There is no 'detection', 'correlation' or 'filter' in this document.",
            misspelt
                .flatMap(k -> Nearest.hint(k.value(), KINDS))
                .orElse("A rule has 'detection'; check that it is not indented."));
  }

  private static Optional<LogSource> logSource(Attributes attributes) {
    if (attributes.node("logsource").isEmpty()) {
      attributes.missing(
          RuleCode.MISSING_LOGSOURCE,
          "logsource",
          "this document",
          "Add it with a category, a product or a service under it.");
      return Optional.empty();
    }
    return attributes
        .mapping("logsource")
        .map(
            map -> {
              Attributes source = new Attributes(map, attributes.diagnostics());
              LogSource logSource =
                  new LogSource(
                      source.text("category"),
                      source.text("product"),
                      source.text("service"),
                      source.text("definition"),
                      map.span());
              if (logSource.describe().isEmpty()) {
                source
                    .diagnostics()
                    .report(
                        RuleCode.MISSING_LOGSOURCE,
                        attributes.keySpan("logsource"),
                        "'logsource' has no category, product or service.",
                        "Name at least one.");
              }
              return logSource;
            });
  }

  /** The map under {@code key}, which is known to be there. */
  private static Optional<YamlMapping> section(Attributes attributes, String key) {
    if (attributes.node(key).isEmpty()) {
      attributes
          .diagnostics()
          .report(
              RuleCode.EMPTY_VALUE,
              attributes.keySpan(key),
              "'" + key + "' is empty.",
              "Indent its keys more than '" + key + "'.");
      return Optional.empty();
    }
    return attributes.mapping(key);
  }

  static List<Reference> references(Attributes attributes, String key) {
    return attributes.scalars(key).stream().map(s -> new Reference(s.value(), s.span())).toList();
  }
}
