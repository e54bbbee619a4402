package dev.sigmac.pipeline;

import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.Extracted;
import dev.sigmac.source.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds where a source holds a rule's fields: columns that the rule extracts, the pack's fields, an
 * event's own data.
 */
final class FieldFinder {
  private final SourceMapping source;
  private final List<String> extracted;
  private final List<Integer> ids;
  private final Lazy<Names> own;
  private final Lazy<Names> members;
  private final Map<String, Optional<FieldMapping>> found = new HashMap<>();

  /** A finder for a rule that extracts these columns and names events with these ids. */
  FieldFinder(SourceMapping source, List<String> extracted, Collection<Integer> ids) {
    this.source = source;
    this.extracted = List.copyOf(extracted);
    this.ids = List.copyOf(ids);
    this.own = new Lazy<>(() -> new Names(source.fields().keySet()));
    this.members = new Lazy<>(this::members);
  }

  private Names members() {
    return source
        .bag()
        .map(bag -> bag.events().get().names(ids.isEmpty() ? bag.ids() : ids))
        .orElse(Names.NONE);
  }

  /** Where the field is, if the source holds it. */
  Optional<FieldMapping> find(String field) {
    Optional<FieldMapping> known = found.get(field);
    if (known == null) {
      known = search(field);
      found.put(field, known);
    }
    return known;
  }

  /** What may have been meant by a field that the source does not hold. */
  Optional<String> hint(String field) {
    if (source.bag().isPresent() && members.get().isEmpty() && !ids.isEmpty()) {
      String events = ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
      return Optional.of("The data of the event " + events + " is not known.");
    }
    List<String> names = new ArrayList<>(extracted);
    names.addAll(source.fields().keySet());
    names.addAll(members.get().all());
    return Nearest.hint(field, names);
  }

  /** What shows the field in a result, if something does. */
  Optional<Operand> shown(String field) {
    Optional<String> special = new Names(source.show().keySet()).find(field);
    return extracted.contains(field) || special.isEmpty()
        ? find(field).flatMap(FieldMapping::shown)
        : special.map(source.show()::get);
  }

  private Optional<FieldMapping> search(String field) {
    if (extracted.contains(field)) {
      return Optional.of(new ColumnMapping(new Extracted(field)));
    }
    FieldMapping mapping = source.fields().get(field);
    if (mapping != null) {
      return Optional.of(mapping);
    }
    if (members.get().contains(field)) {
      return Optional.of(member(field));
    }
    Set<String> same = new LinkedHashSet<>(own.get().like(field));
    same.addAll(members.get().like(field));
    return same.size() == 1 ? Optional.of(named(same.iterator().next())) : below(field);
  }

  /**
   * A field by the name that its column has, or below a name that the source lists as {@code
   * name.*}.
   */
  private Optional<FieldMapping> below(String field) {
    Optional<Column> own = source.bag().map(b -> b.columns().get(field));
    if (own.isPresent()) {
      return Optional.of(new ColumnMapping(own.get()));
    }
    for (int dot = field.indexOf('.'); dot > 0; dot = field.indexOf('.', dot + 1)) {
      Optional<Column> any = source.table().column(field.substring(0, dot) + ".*");
      if (any.isPresent()) {
        return Optional.of(new ColumnMapping(new Column(field, any.get().type())));
      }
    }
    return Optional.empty();
  }

  private FieldMapping named(String name) {
    FieldMapping mapping = source.fields().get(name);
    return mapping != null ? mapping : member(name);
  }

  private FieldMapping member(String name) {
    return new ColumnMapping(source.bag().orElseThrow().operand(source.table(), name));
  }
}
