package dev.sigmac.rule;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds tags and states of a document that are outdated, or that the specification does not know
 * (appendix "Tags").
 */
public final class MetadataLints {
  private static final List<String> TACTICS =
      List.of(
          "reconnaissance",
          "resource-development",
          "initial-access",
          "execution",
          "persistence",
          "privilege-escalation",
          "defense-evasion",
          "stealth",
          "defense-impairment",
          "credential-access",
          "discovery",
          "lateral-movement",
          "collection",
          "command-and-control",
          "exfiltration",
          "impact");
  private static final Map<String, Pattern> NAMES = names();

  private final Diagnostics diagnostics;

  private MetadataLints(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Reports what is doubtful in {@code metadata}, as warnings and notes only. */
  public static void check(Metadata metadata, Diagnostics diagnostics) {
    MetadataLints lints = new MetadataLints(diagnostics);
    metadata.tags().forEach(lints::tag);
    metadata.status().ifPresent(status -> lints.status(status, metadata));
  }

  private void status(String status, Metadata metadata) {
    if (status.equals("deprecated") || status.equals("unsupported")) {
      diagnostics.report(
          RuleCode.RETIRED_RULE,
          metadata.titleSpan(),
          "The status of '" + metadata.title() + "' is " + status + ".",
          "Deploy what replaces it; 'related' may name it.");
    }
  }

  private void tag(Tag tag) {
    // A tag without a namespace is reported when it is read.
    Pattern names = NAMES.get(tag.namespace());
    if (names == null) {
      if (!tag.namespace().isEmpty()) {
        unknown(
            tag,
            "namespace '" + tag.namespace() + "'",
            Nearest.hint(tag.namespace(), NAMES.keySet()));
      }
    } else if (tag.namespace().equals("attack") && TACTICS.contains(tag.name().replace('_', '-'))) {
      tactic(tag);
    } else if (!names.matcher(tag.name()).matches()) {
      unknown(tag, "tag '" + tag.text() + "'", hint(tag));
    }
  }

  private void tactic(Tag tag) {
    if (tag.name().contains("_")) {
      diagnostics.report(
          RuleCode.OUTDATED_TAG,
          tag.span(),
          "Tactics are written with dashes since Sigma 2.",
          "Write '" + tag.text().replace('_', '-') + "'.");
    }
  }

  private void unknown(Tag tag, String what, Optional<String> hint) {
    diagnostics.report(
        RuleCode.UNKNOWN_TAG,
        tag.span(),
        "The specification knows no " + what + ".",
        hint.orElse("Its namespaces are: " + String.join(", ", NAMES.keySet()) + "."));
  }

  private static Optional<String> hint(Tag tag) {
    return switch (tag.namespace()) {
      case "attack" ->
          Nearest.hint(tag.name(), TACTICS)
              .or(() -> Optional.of("Write a tactic in dashes or an id such as t1053.005."));
      case "car" -> Optional.of("Write it as car.2016-04-005.");
      case "cve" -> Optional.of("Write it as cve.2021-44228.");
      case "detection" ->
          Optional.of("Write dfir, emerging-threats or threat-hunting behind the dot.");
      case "stp" -> Optional.of("Write 1 to 5 behind the dot, perhaps with a, u or k.");
      case "tlp" -> Optional.of("Write red, amber, amber-strict, green or clear behind the dot.");
      default -> Optional.empty();
    };
  }

  private static Map<String, Pattern> names() {
    Map<String, Pattern> names = new LinkedHashMap<>();
    names.put("attack", Pattern.compile("t\\d{4}(\\.\\d{3})?|(g|s|m|ds|a)\\d{4}"));
    names.put("car", Pattern.compile("\\d{4}-\\d{2}-\\d{3}"));
    names.put("cve", Pattern.compile("\\d{4}-\\d{4,}"));
    names.put(
        "d3fend",
        Pattern.compile("d3-[a-z]+|d3f-[A-Za-z]+|model|harden|detect|isolate|deceive|evict"));
    names.put("detection", Pattern.compile("dfir|emerging-threats|threat-hunting"));
    names.put("stp", Pattern.compile("[1-5][auk]?"));
    names.put("tlp", Pattern.compile("red|amber|amber-strict|green|clear"));
    return names;
  }
}
