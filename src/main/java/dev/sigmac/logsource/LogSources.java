package dev.sigmac.logsource;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Exists;
import dev.sigmac.detection.Origin;
import dev.sigmac.evaluate.Event;
import dev.sigmac.rule.LogSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which events belong to which log source. An event that names its channel or provider belongs to
 * the log sources that have it; one that names neither may belong to any.
 */
public final class LogSources {
  private static final String WINDOWS = "windows";

  private final List<EventKind> kinds;
  private final Map<String, Map<String, String>> aliases;
  private final List<String> system;
  private final List<String> time;

  LogSources(
      List<EventKind> kinds,
      Map<String, Map<String, String>> aliases,
      List<String> system,
      List<String> time) {
    this.kinds = List.copyOf(kinds);
    this.aliases = Map.copyOf(aliases);
    this.system = List.copyOf(system);
    this.time = List.copyOf(time);
  }

  /** Those that come with the compiler. */
  public static LogSources standard() {
    return new LogSourcesReader().read();
  }

  /** The condition that an event of the log source meets. */
  public Expr condition(LogSource source) {
    Origin origin = Origin.of(source.span());
    Expr unnamed =
        Expr.not(
            Expr.or(
                List.of(
                    new Exists(EventKind.CHANNEL, origin),
                    new Exists(EventKind.PROVIDER, origin))));
    List<EventKind> categories = kinds.stream().filter(k -> k.isOfCategory(source)).toList();
    List<EventKind> services = kinds.stream().filter(k -> k.isOfService(source)).toList();
    List<Expr> named = new ArrayList<>();
    for (List<EventKind> some : List.of(categories, services)) {
      if (!some.isEmpty()) {
        named.add(Expr.or(some.stream().map(k -> k.condition(origin)).toList()));
      }
    }
    if (named.isEmpty()) {
      return unknown(source, unnamed, origin);
    }
    return Expr.or(List.of(unnamed, Expr.and(named)));
  }

  /** The same event under the names that its log source has for its fields. */
  public Event seen(Event event) {
    Map<String, String> names = aliases.get(key(event));
    return names == null ? event : event.withAliases(names);
  }

  /** The fields of an event's System element. */
  List<String> system() {
    return system;
  }

  /** The fields that hold an event's time. */
  List<String> time() {
    return time;
  }

  static String key(String channel, String id) {
    return channel.toLowerCase(Locale.ROOT) + " " + id;
  }

  private static String key(Event event) {
    Object channel = event.fields().getOrDefault("Channel", "");
    Object id = event.fields().getOrDefault("EventID", "");
    return key(channel.toString(), id.toString());
  }

  /**
   * A product alone has all its events, and Windows has channels without number. Of any other log
   * source it is not known which events that name their channel are its own.
   */
  private Expr unknown(LogSource source, Expr unnamed, Origin origin) {
    boolean productAlone = source.category().isEmpty() && source.service().isEmpty();
    if (source.product().filter(WINDOWS::equalsIgnoreCase).isPresent()) {
      return new Expr.Constant(true);
    }
    List<Expr> ways = new ArrayList<>(List.of(unnamed));
    if (productAlone && source.product().isPresent()) {
      kinds.stream().filter(k -> k.isProduct(source)).forEach(k -> ways.add(k.condition(origin)));
    }
    return Expr.or(ways);
  }
}
