package dev.sigmac.compiler;

import dev.sigmac.backend.Backend;
import dev.sigmac.pipeline.Pipeline;

/** A query language with the pipeline that names its tables. */
public record Target(Backend backend, Pipeline pipeline) {
  /** Checks that they belong together. */
  public Target {
    if (!backend.target().equals(pipeline.target())) {
      throw new IllegalArgumentException(
          pipeline.name() + " is not a pipeline for " + backend.target());
    }
  }

  /** The language's name. */
  public String name() {
    return backend.target();
  }

  boolean reserves(String name) {
    return backend.reserves(name) || pipeline.reserves(name);
  }
}
