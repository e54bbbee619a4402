package dev.sigmac.plan;

import dev.sigmac.rule.Metadata;
import dev.sigmac.rule.Tag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words of a query's comments, each one line whatever the rule's text holds. */
final class Comments {
  private Comments() {}

  /**
   * {@code T1053 — Title}: the techniques of the tags, upper case, and the title; without
   * techniques the title alone.
   */
  static String headline(Metadata metadata) {
    String techniques =
        metadata.tags().stream()
            .map(Tag::technique)
            .flatMap(Optional::stream)
            .distinct()
            .collect(Collectors.joining(", "));
    return oneLine(techniques.isEmpty() ? metadata.title() : techniques + " — " + metadata.title());
  }

  /** {@code Branch 1: what it looks for}: the description, else the title. */
  static List<String> branch(int number, Metadata metadata) {
    return List.of(
        "Branch " + number + ": " + oneLine(metadata.description().orElse(metadata.title())));
  }

  /**
   * The text with every run of white space and control characters as one blank, none at its ends.
   */
  static String oneLine(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}\\u0085\\u00a0\\u2028\\u2029]+", " ").strip();
  }
}
