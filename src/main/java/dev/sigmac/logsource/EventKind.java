package dev.sigmac.logsource;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Exists;
import dev.sigmac.detection.Expr.Numbers;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.detection.Origin;
import dev.sigmac.detection.SigmaNumber;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.rule.LogSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Events of a log source: those of these channels or, where an event names no channel, of these
 * providers, with one of these ids if there are any.
 */
record EventKind(
    Optional<String> category,
    Optional<String> product,
    Optional<String> service,
    List<String> channels,
    List<String> providers,
    List<Integer> ids) {
  static final Field CHANNEL = new Field("Channel");
  static final Field PROVIDER = new Field("Provider_Name");
  static final Field EVENT_ID = new Field("EventID");

  EventKind {
    channels = List.copyOf(channels);
    providers = List.copyOf(providers);
    ids = List.copyOf(ids);
  }

  boolean isOfCategory(LogSource source) {
    return isSame(category, source.category()) && isProduct(source);
  }

  boolean isOfService(LogSource source) {
    return isSame(service, source.service()) && isProduct(source);
  }

  boolean isProduct(LogSource source) {
    return source.product().isEmpty() || isSame(product, source.product());
  }

  Expr condition(Origin origin) {
    Expr channel = text(CHANNEL, channels, origin);
    Expr from = channel;
    if (!providers.isEmpty()) {
      Expr unnamed = Expr.not(new Exists(CHANNEL, origin));
      from =
          Expr.or(List.of(channel, Expr.and(List.of(unnamed, text(PROVIDER, providers, origin)))));
    }
    if (ids.isEmpty()) {
      return from;
    }
    List<SigmaNumber> numbers = new ArrayList<>();
    ids.forEach(id -> SigmaNumber.parse(id.toString()).ifPresent(numbers::add));
    return Expr.and(List.of(from, new Numbers(EVENT_ID, numbers, origin)));
  }

  private static Expr text(Field field, List<String> values, Origin origin) {
    return new Text(field, values.stream().map(SigmaString::literal).toList(), false, origin);
  }

  private static boolean isSame(Optional<String> mine, Optional<String> theirs) {
    return mine.isPresent() && theirs.filter(mine.get()::equalsIgnoreCase).isPresent();
  }
}
