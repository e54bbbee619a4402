package dev.sigmac.compiler;

import dev.sigmac.rule.CorrelationRule;
import dev.sigmac.rule.CorrelationRule.Reference;
import dev.sigmac.rule.RuleReader;
import dev.sigmac.rule.SigmaDocument;
import dev.sigmac.rule.SigmaFilter;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Many;
import dev.sigmac.source.Nearest;
import dev.sigmac.source.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All documents of a run in the order of their files, and the references between them. */
public final class RuleSet {
  private final List<Entry> entries;
  private final List<SigmaFilter> filters = new ArrayList<>();
  private final Map<String, List<SigmaDocument>> byReference = new LinkedHashMap<>();
  private final Set<SigmaDocument> internal = Collections.newSetFromMap(new IdentityHashMap<>());

  private RuleSet(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    documents().forEach(this::index);
    documents().forEach(this::markInternal);
  }

  /** One file: what could be read of it, and what was said while reading. */
  public record Entry(
      SourceFile file, List<SigmaDocument> documents, List<Diagnostic> diagnostics) {
    /** Copies the lists. */
    public Entry {
      documents = List.copyOf(documents);
      diagnostics = List.copyOf(diagnostics);
    }

    /** Whether something of the file could not be read as a rule. */
    public boolean isBroken() {
      return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
  }

  /** Reads all files, several at a time if there are many; what comes of it is the same. */
  public static RuleSet read(List<SourceFile> files) {
    return new RuleSet(Many.map(files, RuleSet::entry));
  }

  private static Entry entry(SourceFile file) {
    Diagnostics diagnostics = new Diagnostics();
    List<SigmaDocument> documents = RuleReader.read(file, diagnostics);
    return new Entry(file, documents, diagnostics.list());
  }

  /** The files in their order. */
  public List<Entry> entries() {
    return entries;
  }

  /** All documents, in order. */
  public List<SigmaDocument> documents() {
    return entries.stream().flatMap(e -> e.documents().stream()).toList();
  }

  /** The documents that have this id, ignoring case, or this name. */
  public List<SigmaDocument> called(String reference) {
    List<SigmaDocument> found =
        byReference.getOrDefault(reference.toLowerCase(Locale.ROOT), List.of());
    return found.stream().filter(d -> d.metadata().isCalled(reference)).toList();
  }

  /**
   * Whether the document is only a part of some correlation that does not ask for its rules to be
   * deployed too. One that is a part of itself is not: nothing else would tell of it.
   */
  public boolean isInternal(SigmaDocument document) {
    return internal.contains(document) && !leadsBack(document, document, new ArrayList<>());
  }

  /**
   * The document that a reference means, one of the reference's own file before those of others;
   * empty, with an error at the reference, if there is not exactly one.
   */
  public Optional<SigmaDocument> resolve(Reference reference, Diagnostics diagnostics) {
    List<SigmaDocument> found = meant(reference);
    if (found.size() == 1) {
      return Optional.of(found.get(0));
    }
    if (found.isEmpty()) {
      diagnostics.report(
          CompilerCode.UNKNOWN_RULE,
          reference.span(),
          "no rule has the id or name '" + reference.text() + "'",
          Nearest.hint(reference.text(), names())
              .orElse("the rule must be in this file or in another input of the same run"));
    } else {
      diagnostics.report(
          CompilerCode.AMBIGUOUS_RULE,
          reference.span(),
          found.size() + " rules have the id or name '" + reference.text() + "'",
          "give each rule an id and a name of its own");
    }
    return Optional.empty();
  }

  /** The filters that apply to a document, in order. */
  public List<SigmaFilter> filtersOn(SigmaDocument document) {
    return filters.stream().filter(f -> applies(f, document)).toList();
  }

  private boolean leadsBack(
      SigmaDocument from, SigmaDocument document, List<SigmaDocument> passed) {
    if (!(from instanceof CorrelationRule correlation) || passed.contains(from)) {
      return false;
    }
    passed.add(from);
    for (Reference reference : correlation.rules()) {
      for (SigmaDocument next : meant(reference)) {
        if (next == document || leadsBack(next, document, passed)) {
          return true;
        }
      }
    }
    return false;
  }

  private List<SigmaDocument> meant(Reference reference) {
    List<SigmaDocument> found = called(reference.text());
    List<SigmaDocument> near =
        found.stream().filter(d -> d.span().file().equals(reference.span().file())).toList();
    return near.isEmpty() ? found : near;
  }

  private List<String> names() {
    return documents().stream().flatMap(d -> d.metadata().name().stream()).distinct().toList();
  }

  private static boolean applies(SigmaFilter filter, SigmaDocument document) {
    if (filter.any()) {
      return document instanceof SigmaRule rule && filter.logSource().covers(rule.logSource());
    }
    return filter.rules().stream().anyMatch(r -> document.metadata().isCalled(r.text()));
  }

  private void index(SigmaDocument document) {
    if (document instanceof SigmaFilter filter) {
      filters.add(filter);
    }
    document.metadata().id().ifPresent(id -> index(id, document));
    document
        .metadata()
        .name()
        .filter(n -> !document.metadata().id().equals(Optional.of(n)))
        .ifPresent(n -> index(n, document));
  }

  private void index(String reference, SigmaDocument document) {
    byReference
        .computeIfAbsent(reference.toLowerCase(Locale.ROOT), r -> new ArrayList<>())
        .add(document);
  }

  private void markInternal(SigmaDocument document) {
    if (document instanceof CorrelationRule correlation && !correlation.generate()) {
      correlation.rules().forEach(r -> internal.addAll(meant(r)));
    }
  }
}
