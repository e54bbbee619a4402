package dev.sigmac.testing;

import dev.sigmac.evaluate.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule must make of a case's events: no row, or so many rows, one of each branch named, and
 * one row with these flags, this score and these columns.
 */
public record Expectation(
    boolean fires,
    Optional<Amount> rows,
    List<String> branches,
    Map<String, Boolean> flags,
    Optional<Amount> score,
    Map<String, String> columns) {
  /** Copies the list and the maps, keeping their order. */
  public Expectation {
    branches = List.copyOf(branches);
    flags = Collections.unmodifiableMap(new LinkedHashMap<>(flags));
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** A number that is expected exactly, or at least. */
  public record Amount(long number, boolean atLeast) {
    boolean isMet(long actual) {
      return atLeast ? actual >= number : actual == number;
    }

    @Override
    public String toString() {
      return (atLeast ? "at least " : "") + number;
    }
  }

  /** What the rows lack of it, one sentence each; nothing if they are as expected. */
  List<String> unmet(List<Row> rows) {
    List<String> unmet = new ArrayList<>();
    if (!fires) {
      if (!rows.isEmpty()) {
        unmet.add("it must not fire, and fires on " + branches(rows));
      }
      return unmet;
    }
    if (rows.isEmpty()) {
      unmet.add("it must fire" + on() + ", and does not");
      return unmet;
    }
    this.rows
        .filter(a -> !a.isMet(rows.size()))
        .ifPresent(a -> unmet.add("it must have " + a + " rows, and has " + rows.size()));
    for (String branch : branches) {
      if (rows.stream().noneMatch(r -> r.branch().equals(branch))) {
        unmet.add("branch " + branch + " must fire, and only " + branches(rows) + " does");
      }
    }
    if (unmet.isEmpty()) {
      List<Row> candidates =
          rows.stream().filter(r -> branches.isEmpty() || branches.contains(r.branch())).toList();
      if (candidates.stream().noneMatch(r -> unmet(r).isEmpty())) {
        unmet.addAll(unmet(candidates.get(0)));
      }
    }
    return unmet;
  }

  private List<String> unmet(Row row) {
    List<String> unmet = new ArrayList<>();
    flags.forEach(
        (flag, value) -> {
          Boolean actual = row.flags().get(flag);
          if (!value.equals(actual)) {
            unmet.add(
                actual == null
                    ? "there is no flag " + flag + "; there are " + row.flags().keySet()
                    : "flag " + flag + " must be " + value + ", and is " + actual);
          }
        });
    score
        .filter(a -> row.score().filter(a::isMet).isEmpty())
        .ifPresent(
            a ->
                unmet.add(
                    "the score must be "
                        + a
                        + ", and "
                        + row.score().map(s -> "is " + s).orElse("there is none")));
    columns.forEach(
        (column, value) -> {
          Optional<Object> actual = row.columns().getOrDefault(column, Optional.empty());
          if (!actual.map(String::valueOf).orElse("").equals(value)) {
            unmet.add(
                "column "
                    + column
                    + " must be '"
                    + value
                    + "', and "
                    + actual.map(a -> "is '" + a + "'").orElse("is empty"));
          }
        });
    return unmet;
  }

  private String on() {
    return branches.isEmpty() ? "" : " on " + String.join(", ", branches);
  }

  private static String branches(List<Row> rows) {
    return String.join(", ", rows.stream().map(Row::branch).distinct().toList());
  }
}
