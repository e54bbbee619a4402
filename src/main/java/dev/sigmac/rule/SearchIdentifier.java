package dev.sigmac.rule;

import dev.sigmac.source.Span;

/** A named search of a rule; {@code span} is its name. */
public record SearchIdentifier(String name, Detection detection, Span span) {}
