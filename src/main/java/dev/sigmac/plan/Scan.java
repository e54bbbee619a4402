package dev.sigmac.plan;

import dev.sigmac.pipeline.Source;
import dev.sigmac.rule.Timespan;
import java.util.Optional;

/**
 * The rows of a source, no older than {@code window} when there is one. The source's own condition
 * is a {@link Step.Filter}.
 */
public record Scan(Source source, Optional<Timespan> window) {}
