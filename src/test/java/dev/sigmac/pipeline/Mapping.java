package dev.sigmac.pipeline;

import dev.sigmac.detection.ExprText;
import dev.sigmac.detection.LoweredRule;
import dev.sigmac.detection.Lowering;
import dev.sigmac.detection.Placeholders;
import dev.sigmac.rule.RuleReader;
import dev.sigmac.rule.SigmaDocument;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import java.util.List;
import java.util.Optional;

/** A rule, made of its text, mapped by a pack. */
final class Mapping {
  private final Diagnostics diagnostics = new Diagnostics();
  private final Optional<MappedRule> mapped;

  private Mapping(Pipeline pack, String rule) {
    Diagnostics reading = new Diagnostics();
    SigmaDocument document =
        RuleReader.read(new SourceFile("rule.yml", rule), reading).stream()
            .findFirst()
            .orElseThrow(() -> new AssertionError(reading.list().toString()));
    LoweredRule lowered =
        new Lowering(Placeholders.NONE)
            .lower(((SigmaRule) document).detections(), false, reading)
            .orElseThrow(() -> new AssertionError(reading.list().toString()));
    mapped = pack.map((SigmaRule) document, lowered, diagnostics);
  }

  /** A pack made of the text of its file. */
  static Pack pack(String text) {
    Diagnostics reading = new Diagnostics();
    Optional<Pack> pack = new Packs().read(new SourceFile("pack.yml", text), reading);
    if (!reading.list().isEmpty()) {
      throw new AssertionError(reading.list().toString());
    }
    return pack.orElseThrow();
  }

  /** A pack that comes with the compiler. */
  static Pack pack(String name, Packs packs) {
    Diagnostics reading = new Diagnostics();
    Pack pack = packs.find(name, reading).orElseThrow();
    if (!reading.list().isEmpty()) {
      throw new AssertionError(reading.list().toString());
    }
    return pack;
  }

  static Mapping of(Pipeline pack, String rule) {
    return new Mapping(pack, rule);
  }

  /** A rule of one item; {@code logSource} as YAML writes a map on one line. */
  static Mapping item(Pipeline pack, String logSource, String key, String value) {
    return detection(pack, logSource, "s:\n    '" + key + "': " + value + "\ncondition: s");
  }

  static Mapping detection(Pipeline pack, String logSource, String detection) {
    return new Mapping(
        pack, "title: A rule\nlogsource: " + logSource + "\ndetection:\n" + detection.indent(4));
  }

  MappedRule rule() {
    return mapped.orElseThrow(() -> new AssertionError(messages().toString()));
  }

  String table() {
    return rule().source().table();
  }

  /** What the rule means over columns, without the source's own condition. */
  String meaning() {
    return text(new LoweredRule(rule().identifiers(), rule().condition()).whole());
  }

  /** The source's own condition. */
  String where() {
    return text(rule().source().condition());
  }

  /** All that was said, as {@code code at 'source': message hint}. */
  List<String> messages() {
    return diagnostics.list().stream().map(Mapping::text).toList();
  }

  /** Why there is no mapping. */
  String refusal() {
    if (mapped.isPresent()) {
      throw new AssertionError("mapped to " + table() + ": " + meaning());
    }
    return String.join("\n", messages());
  }

  private static String text(dev.sigmac.detection.Expr expr) {
    return String.join(" / ", ExprText.lines(expr).stream().map(String::strip).toList())
        .replace(":text", "");
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
