package dev.sigmac.regex;

/** A regular expression of the portable subset. */
public record PortableRegex(String pattern) {}
