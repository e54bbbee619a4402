package dev.sigmac.compiler;

import dev.sigmac.backend.BackendCode;
import dev.sigmac.detection.DetectionCode;
import dev.sigmac.detection.LintCode;
import dev.sigmac.pipeline.PipelineCode;
import dev.sigmac.rule.RuleCode;
import dev.sigmac.source.Code;
import dev.sigmac.source.SourceCode;
import dev.sigmac.yaml.YamlCode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The codes of all phases, in the order of the phases. */
public final class Codes {
  private Codes() {}

  /** Every code that a diagnostic can have. */
  public static List<Code> all() {
    return Stream.<Code[]>of(
            SourceCode.values(),
            YamlCode.values(),
            RuleCode.values(),
            DetectionCode.values(),
            LintCode.values(),
            PipelineCode.values(),
            BackendCode.values(),
            CompilerCode.values())
        .flatMap(Arrays::stream)
        .toList();
  }
}
