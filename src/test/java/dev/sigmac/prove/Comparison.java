package dev.sigmac.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.compiler.RuleResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What queries find beside what their rules mean, over one run. */
final class Comparison {
  private final List<String> differences = new ArrayList<>();
  private int queries;
  private long matches;

  /** Takes the finding of one query; {@code difference} says what is wrong if it is. */
  void add(Set<String> expected, Set<String> actual, Supplier<String> difference) {
    queries++;
    matches += expected.size();
    if (!actual.equals(expected)) {
      differences.add(difference.get());
    }
  }

  /** Takes the finding of a public rule's query. */
  void add(Set<String> expected, Set<String> actual, RuleResult result) {
    add(
        expected,
        actual,
        () ->
            result.file()
                + ": means "
                + expected
                + ", finds "
                + actual
                + "\n"
                + result.query().orElseThrow());
  }

  /** The queries so far. */
  int queries() {
    return queries;
  }

  /** The events that the rules so far mean, summed up. */
  long matches() {
    return matches;
  }

  /** Fails unless every query found what its rule means. */
  void holds() {
    assertThat(differences.stream().limit(8).collect(Collectors.joining("\n\n")))
        .as(differences.size() + " differences")
        .isEmpty();
  }
}
