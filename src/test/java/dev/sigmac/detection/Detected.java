package dev.sigmac.detection;

import dev.sigmac.rule.RuleReader;
import dev.sigmac.rule.SigmaDocument;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A rule made of the text under its key {@code detection}, lowered and linted. */
final class Detected {
  private static final String HEAD =
      "title: A rule\nlogsource:\n    product: windows\ndetection:\n";

  private final SigmaRule rule;
  private final Diagnostics diagnostics = new Diagnostics();
  private final Optional<LoweredRule> lowered;

  private Detected(String detection, Placeholders placeholders, boolean terms) {
    Diagnostics reading = new Diagnostics();
    List<SigmaDocument> documents =
        RuleReader.read(new SourceFile("rule.yml", HEAD + detection.indent(4)), reading);
    this.rule =
        (SigmaRule)
            documents.stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(reading.list().toString()));
    this.lowered = new Lowering(placeholders).lower(rule.detections(), terms, diagnostics);
  }

  static Detected rule(String detection) {
    return new Detected(detection, Placeholders.NONE, false);
  }

  /** A rule of one item: a key and its value as YAML writes it on one line. */
  static Detected item(String key, String value) {
    return rule("s:\n    '" + key + "': " + value + "\ncondition: s");
  }

  static Detected itemWithTerms(String key, String value) {
    return new Detected(
        "s:\n    '" + key + "': " + value + "\ncondition: s", Placeholders.NONE, true);
  }

  static Detected item(String key, String value, Map<String, List<String>> placeholders) {
    return new Detected(
        "s:\n    '" + key + "': " + value + "\ncondition: s",
        new Placeholders(placeholders),
        false);
  }

  boolean isLowered() {
    return lowered.isPresent();
  }

  boolean hasErrors() {
    return diagnostics.hasErrors();
  }

  LoweredRule lowered() {
    return lowered.orElseThrow(() -> new AssertionError(messages().toString()));
  }

  /** What the rule as a whole means. */
  String meaning() {
    return String.join("\n", ExprText.lines(lowered().whole()));
  }

  /** The ids of what lowering reported. */
  List<String> codes() {
    return diagnostics.list().stream().map(d -> d.code().id()).toList();
  }

  /** The only error, as {@code code at 'source': message hint}. */
  String error() {
    List<Diagnostic> errors = diagnostics.list().stream().filter(Diagnostic::isError).toList();
    if (errors.size() != 1 || lowered.isPresent()) {
      throw new AssertionError("not one error: " + messages());
    }
    return text(errors.get(0));
  }

  List<String> messages() {
    return diagnostics.list().stream().map(Detected::text).toList();
  }

  /** What the lints say, as {@code code at 'source'}. */
  String lints() {
    Diagnostics lints = new Diagnostics();
    Lints.check(rule, lints);
    return lints.list().stream()
        .map(d -> d.code().id() + " at '" + d.span().text() + "'")
        .collect(Collectors.joining("\n"));
  }

  private static String text(Diagnostic d) {
    return d.code().id()
        + " at '"
        + d.span().text()
        + "': "
        + d.message()
        + d.hint().map(h -> " " + h).orElse("");
  }
}
