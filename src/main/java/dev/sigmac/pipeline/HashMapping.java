package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Exists;
import dev.sigmac.detection.Expr.IsNull;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sysmon's list of hashes, {@code SHA1=…,MD5=…,SHA256=…,IMPHASH=…}, with each hash in a column of
 * its own. A value names the algorithm, or is a whole hash whose length tells it.
 */
record HashMapping(Map<Algorithm, Operand> columns) implements FieldMapping {
  private static final Pattern NAMED =
      Pattern.compile("(?i)(MD5|SHA1|SHA256|IMPHASH)=(\\p{XDigit}*)");
  private static final Pattern BARE =
      Pattern.compile("\\p{XDigit}{32}|\\p{XDigit}{40}|\\p{XDigit}{64}");

  /** The algorithms that Sysmon knows, with the length of their hashes in hexadecimal digits. */
  enum Algorithm {
    MD5(32),
    SHA1(40),
    SHA256(64),
    IMPHASH(32);

    private final int digits;

    Algorithm(int digits) {
      this.digits = digits;
    }
  }

  /** Copies the map, keeping its order. */
  HashMapping {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  @Override
  public Expr map(Leaf leaf, Misfits misfits) {
    if (leaf instanceof IsNull) {
      return Expr.and(columns.values().stream().map(leaf::on).toList());
    } else if (leaf instanceof Exists) {
      return Expr.or(columns.values().stream().map(leaf::on).toList());
    } else if (leaf instanceof Text text && !text.cased()) {
      return hashes(text, misfits);
    }
    return misfits.value(
        leaf.origin(),
        "hashes are in columns of their own there, which can only be compared with hashes");
  }

  private Expr hashes(Text text, Misfits misfits) {
    Map<Operand, Set<SigmaString>> wanted = new LinkedHashMap<>();
    for (SigmaString value : text.anyOf()) {
      Optional<Algorithm> algorithm =
          value.shape() == Shape.PATTERN ? Optional.empty() : algorithm(value.text());
      if (algorithm.isEmpty()) {
        return misfits.value(
            text.origin(), "'" + value + "' names no algorithm, or is no part of a hash");
      }
      Optional<Operand> column = algorithm.map(columns::get);
      if (column.isEmpty()) {
        String known =
            columns.keySet().stream().map(Algorithm::name).collect(Collectors.joining(", "));
        return misfits.value(
            text.origin(), "there is no " + algorithm.get() + " hash there, only " + known);
      }
      wanted
          .computeIfAbsent(column.get(), c -> new LinkedHashSet<>())
          .add(hash(value, algorithm.get()));
    }
    List<Expr> ways = new ArrayList<>();
    wanted.forEach(
        (column, values) -> ways.add(new Text(column, List.copyOf(values), false, text.origin())));
    return Expr.or(ways);
  }

  private static Optional<Algorithm> algorithm(String text) {
    Matcher named = NAMED.matcher(text);
    if (named.matches()) {
      return Optional.of(Algorithm.valueOf(named.group(1).toUpperCase(Locale.ROOT)));
    } else if (!BARE.matcher(text).matches()) {
      return Optional.empty();
    }
    List<Algorithm> fitting =
        Arrays.stream(Algorithm.values()).filter(a -> a.digits == text.length()).toList();
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  /** A hash that is whole must be equal; one that is cut short begins the hash. */
  private static SigmaString hash(SigmaString value, Algorithm algorithm) {
    String digits = value.text().substring(value.text().indexOf('=') + 1);
    boolean open = value.shape() == Shape.STARTSWITH || value.shape() == Shape.CONTAINS;
    SigmaString hash = SigmaString.literal(digits);
    return open && digits.length() < algorithm.digits ? hash.append(SigmaString.ANYTHING) : hash;
  }

  @Override
  public List<Operand> operands() {
    return List.of();
  }

  @Override
  public Optional<Operand> shown() {
    return columns.values().stream().findFirst();
  }
}
