package dev.sigmac.plan;

import dev.sigmac.pipeline.MappedRule;
import dev.sigmac.rule.SigmaRule;

/** A rule that a plan is built from, as its file says it and in the names of the target. */
public record BranchRule(SigmaRule rule, MappedRule mapped) {}
