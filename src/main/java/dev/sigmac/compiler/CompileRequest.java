package dev.sigmac.compiler;

import dev.sigmac.detection.Placeholders;
import dev.sigmac.source.SourceFile;
import java.util.List;

/**
 * Files to compile, for which targets and how. References between rules are resolved over all the
 * files.
 */
public record CompileRequest(
    List<SourceFile> inputs, List<Target> targets, Placeholders placeholders, Options options) {
  /** Copies the lists. */
  public CompileRequest {
    inputs = List.copyOf(inputs);
    targets = List.copyOf(targets);
  }
}
