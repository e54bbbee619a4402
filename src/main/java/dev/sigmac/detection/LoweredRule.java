package dev.sigmac.detection;

import dev.sigmac.detection.Expr.Named;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A rule's detection with its modifiers resolved: the meaning of each search identifier in the
 * order of the file, and the condition, in which identifiers stand as {@link Named}.
 */
public record LoweredRule(Map<String, Expr> identifiers, Expr condition) {
  /** Copies the map, keeping its order. */
  public LoweredRule {
    identifiers = Collections.unmodifiableMap(new LinkedHashMap<>(identifiers));
  }

  /** The condition as one expression, all identifiers written out. */
  public Expr whole() {
    return inlined(condition, Set.of());
  }

  /** {@code expr} with every identifier written out but those in {@code kept}. */
  public Expr inlined(Expr expr, Set<String> kept) {
    return Normalizer.normalize(
        expr.rewrite(
            e ->
                e instanceof Named named && !kept.contains(named.identifier())
                    ? identifiers.get(named.identifier())
                    : e));
  }
}
