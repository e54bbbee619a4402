package dev.sigmac.runtime;

/** Which logs a rule is about; what the rule does not say is empty. */
public record LogSource(String category, String product, String service) {}
