package dev.sigmac.compiler;

import dev.sigmac.detection.LoweredRule;
import dev.sigmac.rule.SigmaDocument;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.SourceFile;
import java.util.List;

/**
 * What a deployable rule means on one event: it matches if one of its branches does. A rule alone
 * is its only branch.
 */
public record Meaning(SourceFile file, SigmaDocument document, List<Branch> branches) {
  /** Copies the branches. */
  public Meaning {
    branches = List.copyOf(branches);
  }

  /** A rule and the meaning of its detection. */
  public record Branch(SigmaRule rule, LoweredRule lowered) {}
}
