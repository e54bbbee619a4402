package dev.sigmac.pipeline;

import dev.sigmac.detection.LoweredRule;
import dev.sigmac.detection.Origin;
import dev.sigmac.rule.LogSource;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A pipeline made of YAML: it knows which log sources there are and reads what it knows about one
 * when a rule asks for it. Equal rules are mapped equally, whatever was mapped before.
 */
public final class Pack implements Pipeline {
  private final Info info;
  private final List<Entry> entries;
  private final Tables tables;
  private final Lazy<Optional<SourceMapping>> anywhere;
  private final Supplier<SortedLines> reserved;
  private final MappingOptions options;
  private final String target;

  /**
   * What a pack says about itself: the languages that it serves; {@code unscoped} describes the
   * source in which rules find on request what the pack does not know, {@code indices} what stands
   * in queries for tables. Where the platform has no tables, {@code index} holds the events and
   * {@code everyEvent} describes the columns that all of them have.
   */
  public record Info(
      String name,
      List<String> targets,
      String description,
      String environment,
      Optional<YamlNode> unscoped,
      Map<String, String> indices,
      Optional<String> index,
      Optional<YamlNode> everyEvent) {
    /** Copies the list and the map, keeping its order; there is a target. */
    public Info {
      targets = List.copyOf(targets);
      indices = Collections.unmodifiableMap(new LinkedHashMap<>(indices));
      if (targets.isEmpty()) {
        throw new IllegalArgumentException("a pack has a target");
      }
    }
  }

  /** Finds the columns of a table by its name. */
  interface Tables {
    Optional<TableSchema> find(String name, Diagnostics diagnostics);
  }

  /**
   * Where a log source is described: here, or in a file that this names; files are below {@code
   * folder}.
   */
  record Location(YamlMapping described, String folder) {}

  /**
   * A log source that the pack knows, where it is described, why it has no table if it is refused,
   * and its sources.
   */
  record Entry(
      LogSource logSource,
      Location location,
      Optional<String> refused,
      Lazy<List<Lazy<List<SourceMapping>>>> sources) {
    /** The sources in order, each read when it is reached. */
    Stream<SourceMapping> mappings() {
      return sources.get().stream().flatMap(item -> item.get().stream());
    }

    int attributes() {
      return (int)
          Stream.of(logSource.category(), logSource.product(), logSource.service())
              .filter(Optional::isPresent)
              .count();
    }
  }

  Pack(
      Info info,
      List<Entry> entries,
      Tables tables,
      Lazy<Optional<SourceMapping>> anywhere,
      Supplier<SortedLines> reserved,
      MappingOptions options,
      String target) {
    this.info = info;
    this.entries = List.copyOf(entries);
    this.tables = tables;
    this.anywhere = anywhere;
    this.reserved = reserved;
    this.options = options;
    this.target = target;
  }

  /** The same pack, asked in another way. */
  public Pack with(MappingOptions changed) {
    return new Pack(info, entries, tables, anywhere, reserved, changed, target);
  }

  /** Whether it serves that language. */
  public boolean serves(String language) {
    return info.targets().contains(language);
  }

  /** The same pack for another of the languages that it serves. */
  public Pack forTarget(String language) {
    if (!serves(language)) {
      throw new IllegalArgumentException(name() + " is not for " + language);
    }
    return new Pack(info, entries, tables, anywhere, reserved, options, language);
  }

  /** What it says about itself. */
  public Info info() {
    return info;
  }

  @Override
  public String name() {
    return info.name();
  }

  @Override
  public String target() {
    return target;
  }

  List<Entry> entries() {
    return entries;
  }

  @Override
  public boolean reserves(String name) {
    return reserved.get().contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public Optional<MappedRule> map(SigmaRule rule, LoweredRule lowered, Diagnostics diagnostics) {
    Optional<Entry> entry = entry(rule.logSource());
    Stream<SourceMapping> known =
        entry.map(e -> sources(e, rule.logSource())).orElseGet(Stream::empty);
    Iterator<SourceMapping> sources =
        (options.unscoped() ? unscoped(known, rule, lowered, diagnostics) : known).iterator();
    if (!sources.hasNext()) {
      reportUnmapped(rule.logSource(), entry, diagnostics);
      return Optional.empty();
    }
    List<RuleMapper> failed = new ArrayList<>();
    while (sources.hasNext()) {
      SourceMapping source = sources.next();
      RuleMapper mapper = new RuleMapper(name(), rule, lowered, source);
      Diagnostics said = new Diagnostics();
      Optional<MappedRule> mapped = mapper.map(said);
      if (mapped.isPresent()) {
        noteChoice(rule, source, failed, diagnostics);
        diagnostics.reportAll(said.list());
        return mapped.map(m -> m.in(info.indices()));
      }
      failed.add(mapper);
    }
    reportMisfits(failed, diagnostics);
    return Optional.empty();
  }

  /** The most specific log source that covers the rule's; of equal ones the first. */
  private Optional<Entry> entry(LogSource wanted) {
    return entries.stream()
        .filter(e -> covers(e.logSource(), wanted))
        .min((a, b) -> b.attributes() - a.attributes());
  }

  /**
   * A product alone is no part of it: its services and categories each have a place of their own.
   */
  private static boolean covers(LogSource known, LogSource wanted) {
    boolean narrow = known.category().isPresent() || known.service().isPresent();
    boolean wide = wanted.category().isEmpty() && wanted.service().isEmpty();
    return (narrow || wide) && known.covers(wanted);
  }

  private Stream<SourceMapping> sources(Entry entry, LogSource wanted) {
    if (info.index().isPresent()) {
      return entry.mappings().map(s -> indexed(s, wanted));
    }
    if (options.table().isEmpty()) {
      return entry.mappings();
    }
    String table = options.table().get();
    List<SourceMapping> known = entry.mappings().toList();
    List<SourceMapping> there = known.stream().filter(s -> s.table().name().equals(table)).toList();
    return there.isEmpty() ? known.stream().map(s -> s.in(table)) : there.stream();
  }

  private SourceMapping indexed(SourceMapping source, LogSource wanted) {
    String index = options.table().or(info::index).orElseThrow();
    return source.within(index, Origin.of(wanted.span()));
  }

  /** The known sources, and behind them one that takes the rule's fields under their own names. */
  private Stream<SourceMapping> unscoped(
      Stream<SourceMapping> known, SigmaRule rule, LoweredRule lowered, Diagnostics diagnostics) {
    List<SourceMapping> all = new ArrayList<>(known.toList());
    Optional<SourceMapping> any = anywhere.get();
    if (any.isPresent()) {
      SourceMapping open =
          all.isEmpty() ? requested(any.get(), rule.logSource()) : all.get(0).noted(any.get());
      all.add(open.taking(rule, lowered));
    } else if (all.isEmpty()) {
      options
          .table()
          .map(
              name ->
                  tables
                      .find(name, diagnostics)
                      .map(SourceMapping::plain)
                      .orElseGet(() -> SourceMapping.unknown(name, rule, lowered)))
          .ifPresent(all::add);
    }
    return all.stream();
  }

  /** The source, its events in the index or table that the request names. */
  private SourceMapping requested(SourceMapping source, LogSource wanted) {
    return info.index().isPresent()
        ? indexed(source, wanted)
        : options.table().map(source::in).orElse(source);
  }

  private static void noteChoice(
      SigmaRule rule, SourceMapping source, List<RuleMapper> failed, Diagnostics diagnostics) {
    if (!failed.isEmpty()) {
      Misfits why = failed.get(0).misfits();
      diagnostics.report(
          PipelineCode.OTHER_SOURCE,
          why.origins().get(0).span(),
          "Mapped to " + source.table().name() + ", because " + why.list().get(0).message() + ".");
    }
    source
        .note()
        .ifPresent(
            note -> diagnostics.report(PipelineCode.SOURCE_NOTE, rule.logSource().span(), note));
  }

  /** Says what is wrong with the source that lacks least. */
  private static void reportMisfits(List<RuleMapper> failed, Diagnostics diagnostics) {
    RuleMapper best =
        failed.stream().min(Comparator.comparingInt(m -> m.misfits().list().size())).orElseThrow();
    List<Misfits.Misfit> reasons = best.misfits().list();
    List<Origin> origins = best.misfits().origins();
    for (int i = 0; i < reasons.size(); i++) {
      Misfits.Misfit reason = reasons.get(i);
      Diagnostic diagnostic =
          Diagnostic.of(reason.code(), origins.get(i).span(), sentence(reason.message()));
      diagnostics.report(reason.hint().map(diagnostic::withHint).orElse(diagnostic));
    }
  }

  private static String sentence(String text) {
    String end = text.endsWith(".") ? "" : ".";
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + end;
  }

  private void reportUnmapped(LogSource wanted, Optional<Entry> entry, Diagnostics diagnostics) {
    if (entry.isPresent()) {
      String reason =
          entry
              .get()
              .refused()
              .orElse("the " + info.environment() + " environment does not have its tables");
      diagnostics.report(
          PipelineCode.UNMAPPED_LOGSOURCE,
          wanted.span(),
          "The log source " + wanted.describe() + " has no table: " + reason + ".");
      return;
    }
    List<String> near =
        entries.stream()
            .map(Entry::logSource)
            .filter(known -> shares(known, wanted))
            .map(LogSource::describe)
            .distinct()
            .limit(3)
            .toList();
    Diagnostic diagnostic =
        Diagnostic.of(
            PipelineCode.UNMAPPED_LOGSOURCE,
            wanted.span(),
            "The pack " + name() + " knows no table for the log source " + wanted.describe() + ".");
    diagnostics.report(
        near.isEmpty()
            ? diagnostic
            : diagnostic.withHint("Near it: " + String.join("; ", near) + "."));
  }

  private static boolean shares(LogSource known, LogSource wanted) {
    return same(known.category(), wanted.category())
        || same(known.service(), wanted.service())
        || same(known.product(), wanted.product());
  }

  private static boolean same(Optional<String> known, Optional<String> wanted) {
    return wanted.isPresent() && known.filter(wanted.get()::equalsIgnoreCase).isPresent();
  }
}
