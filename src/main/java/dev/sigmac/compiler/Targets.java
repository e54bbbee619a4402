package dev.sigmac.compiler;

import dev.sigmac.backend.Backend;
import dev.sigmac.backend.eql.EqlBackend;
import dev.sigmac.backend.esql.EsqlBackend;
import dev.sigmac.backend.kql.KqlBackend;
import dev.sigmac.backend.spl.SplBackend;
import dev.sigmac.pipeline.MappingOptions;
import dev.sigmac.pipeline.Pack;
import dev.sigmac.pipeline.Packs;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The query languages that there are, and the packs of each; the first pack of a language is its
 * default.
 */
public final class Targets {
  private static final List<Backend> BACKENDS =
      List.of(new KqlBackend(), new SplBackend(), new EqlBackend(), new EsqlBackend());

  private final Map<String, Backend> backends = new LinkedHashMap<>();
  private final Packs packs = new Packs();

  /** All languages, with packs read when they are needed. */
  public Targets() {
    BACKENDS.forEach(b -> backends.put(b.target(), b));
  }

  /** The names of the languages. */
  public List<String> names() {
    return List.copyOf(backends.keySet());
  }

  /**
   * The names of the packs that come with the compiler, the default of each language before its
   * others.
   */
  public List<String> pipelines() {
    return packs.names();
  }

  /** A pack of that name; empty if there is none. */
  public Optional<Pack> pipeline(String name, Diagnostics diagnostics) {
    return packs.find(name, diagnostics);
  }

  /** The pack in a user's file; empty, with errors, if it is not one. */
  public Optional<Pack> read(SourceFile file, Diagnostics diagnostics) {
    return packs.read(file, diagnostics);
  }

  /** The default pack of a language. */
  public Optional<Pack> defaultPipeline(String target, Diagnostics diagnostics) {
    return packs
        .defaultName(target)
        .flatMap(n -> packs.find(n, diagnostics))
        .map(p -> p.forTarget(target));
  }

  /**
   * The language of a pack together with it, asked as {@code options} say; empty if the language is
   * not known.
   */
  public Optional<Target> target(Pack pack, MappingOptions options) {
    return Optional.ofNullable(backends.get(pack.target()))
        .map(b -> new Target(b, pack.with(options)));
  }
}
