package dev.sigmac.pipeline;

import dev.sigmac.detection.DetectionCode;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Constant;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Named;
import dev.sigmac.detection.Expr.Related;
import dev.sigmac.detection.LoweredRule;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.detection.Operand.WholeEvent;
import dev.sigmac.detection.Origin;
import dev.sigmac.pipeline.MappedRule.Extraction;
import dev.sigmac.pipeline.MappedRule.Shown;
import dev.sigmac.regex.PortableRegex;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.rule.SigmacKey;
import dev.sigmac.source.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Maps one rule to one source, and notes everything that keeps the source from serving it. */
final class RuleMapper {
  private final String pack;
  private final SigmaRule rule;
  private final LoweredRule lowered;
  private final SourceMapping source;
  private final Misfits misfits = new Misfits();
  private final FieldFinder fields;
  private final Map<ExtractMapping, Origin> parts = new LinkedHashMap<>();

  RuleMapper(String pack, SigmaRule rule, LoweredRule lowered, SourceMapping source) {
    this.pack = pack;
    this.rule = rule;
    this.lowered = lowered;
    this.source = source;
    List<Integer> ids = source.bag().isPresent() ? EventIds.of(lowered) : List.of();
    List<String> extracted =
        rule.sigmac().extracts().stream().map(SigmacKey.Extract::name).toList();
    this.fields = new FieldFinder(source, extracted, ids);
  }

  /** What keeps the source from serving the rule; nothing before {@link #map} was called. */
  Misfits misfits() {
    return misfits;
  }

  /** The rule over the source's columns; empty where something does not fit. */
  Optional<MappedRule> map(Diagnostics diagnostics) {
    Map<String, Expr> identifiers = new LinkedHashMap<>();
    Set<String> wanted = wanted();
    lowered
        .identifiers()
        .forEach(
            (name, expr) -> {
              if (wanted.contains(name)) {
                identifiers.put(name, expr.rewrite(this::leaf));
              }
            });
    Expr condition = lowered.condition().rewrite(this::leaf);
    List<Extraction> extracts = extracts();
    if (misfits.isEmpty()) {
      LoweredRule mapped = new LoweredRule(identifiers, condition);
      LoweredRule shorter = new Facts(source.where(), mapped).in(mapped);
      Expr whole = shorter.whole();
      Optional<Expr> where = Conjuncts.beside(source.where(), whole);
      if (where.isPresent() && !whole.equals(new Constant(false))) {
        markup(extracts, diagnostics);
        List<Shown> shown = shown(diagnostics);
        List<Extraction> all = new ArrayList<>();
        parts.forEach((part, origin) -> all.add(part.extraction(origin)));
        all.addAll(extracts);
        parts.forEach(
            (part, origin) ->
                part.note()
                    .ifPresent(
                        note -> diagnostics.report(PipelineCode.SOURCE_NOTE, origin.span(), note)));
        Source chosen = new Source(source.table().name(), source.table().time(), where.get());
        return Optional.of(
            new MappedRule(
                pack, chosen, shorter.identifiers(), shorter.condition(), all, shown, List.of()));
      }
      misfits.add(
          PipelineCode.NEVER_MATCHES,
          Origin.of(rule.metadata().titleSpan()),
          "no row of " + source.table().name() + " can match the rule",
          Optional.empty());
    }
    return Optional.empty();
  }

  private Set<String> wanted() {
    Set<String> names = new LinkedHashSet<>();
    lowered
        .condition()
        .rewrite(
            e -> {
              if (e instanceof Named named) {
                names.add(named.identifier());
              }
              return e;
            });
    rule.sigmac().indicators().forEach(n -> names.add(n.identifier()));
    rule.sigmac().shown().forEach(n -> names.add(n.identifier()));
    return names;
  }

  private Expr leaf(Expr expr) {
    if (expr instanceof Related related && related.other() instanceof Field other) {
      return related(related, other);
    } else if (expr instanceof Leaf leaf && leaf.operand() instanceof Field field) {
      return find(field, leaf.origin()).map(m -> stored(leaf, m)).orElse(new Constant(false));
    }
    if (expr instanceof Leaf leaf && leaf.operand() instanceof WholeEvent) {
      return source.keywords().isEmpty()
          ? leaf
          : Expr.or(source.keywords().stream().map(o -> new TypedLeaf(o).apply(leaf)).toList());
    }
    return expr;
  }

  /** The match on what is stored: a text that the platform drops is found as a missing field. */
  private Expr stored(Leaf leaf, FieldMapping mapping) {
    Expr match = mapping.map(leaf, misfits);
    boolean dropped =
        leaf instanceof Expr.Text text && text.anyOf().stream().anyMatch(source.blank()::contains);
    return dropped
        ? Expr.or(
            List.of(match, mapping.map(new Expr.IsNull(leaf.operand(), leaf.origin()), misfits)))
        : match;
  }

  private Expr related(Related leaf, Field other) {
    List<Operand> left =
        leaf.operand() instanceof Field field
            ? operands(field, leaf.origin())
            : List.of(leaf.operand());
    List<Operand> right = operands(other, leaf.origin());
    List<Expr> ways = new ArrayList<>();
    for (Operand one : left) {
      for (Operand two : right) {
        ways.add(new Related(one, leaf.relation(), two, leaf.cased(), leaf.origin()));
      }
    }
    return Expr.or(ways);
  }

  private List<Operand> operands(Field field, Origin origin) {
    Optional<FieldMapping> mapping = find(field, origin);
    List<Operand> operands = mapping.map(FieldMapping::operands).orElse(List.of());
    if (mapping.isPresent() && operands.isEmpty()) {
      misfits.value(
          origin,
          "the field "
              + field.name()
              + " is stored in a way that cannot be compared with another field");
    }
    return operands;
  }

  private Optional<FieldMapping> find(Field field, Origin origin) {
    Optional<FieldMapping> mapping = fields.find(field.name());
    if (mapping.isEmpty()) {
      misfits.add(
          PipelineCode.UNMAPPED_FIELD,
          origin,
          source.table().name() + " does not hold the field '" + field.name() + "'",
          fields.hint(field.name()));
    }
    mapping.ifPresent(m -> noteParts(m, origin));
    return mapping;
  }

  private void noteParts(FieldMapping mapping, Origin origin) {
    if (mapping instanceof ExtractMapping part) {
      parts.putIfAbsent(part, origin);
    }
  }

  private List<Extraction> extracts() {
    List<Extraction> extracts = new ArrayList<>();
    for (SigmacKey.Extract extract : rule.sigmac().extracts()) {
      List<Operand> from = operands(new Field(extract.from()), Origin.of(extract.span()));
      PortableRegex.Result pattern = PortableRegex.parse(extract.pattern(), Set.of());
      if (pattern instanceof PortableRegex.Rejected rejected) {
        Origin origin =
            Origin.of(extract.patternSpan().part(rejected.offset(), rejected.offset() + 1));
        misfits.add(
            DetectionCode.INVALID_REGEX, origin, rejected.message(), Optional.of(rejected.hint()));
      } else if (pattern instanceof PortableRegex.Parsed parsed && !from.isEmpty()) {
        extracts.add(
            new Extraction(
                extract.name(), from.get(0), parsed.regex(), Origin.of(extract.patternSpan())));
      }
    }
    return extracts;
  }

  private void markup(List<Extraction> extracts, Diagnostics diagnostics) {
    for (int i = 0; i < extracts.size(); i++) {
      Operand from = extracts.get(i).from();
      if (from instanceof Column column && source.table().xml().contains(column.name())) {
        StoredMarkup.check(rule.sigmac().extracts().get(i), column.name(), diagnostics);
      }
    }
  }

  private List<Shown> shown(Diagnostics diagnostics) {
    List<Shown> shown = new ArrayList<>();
    for (String field : rule.fields()) {
      Optional<Operand> operand = fields.shown(field);
      if (operand.isEmpty()) {
        diagnostics.report(
            PipelineCode.FIELD_NOT_SHOWN,
            rule.metadata().titleSpan(),
            source.table().name()
                + " does not hold the field '"
                + field
                + "', so it is not shown.");
      }
      fields
          .find(field)
          .filter(m -> operand.equals(m.shown()))
          .ifPresent(m -> noteParts(m, Origin.of(rule.metadata().titleSpan())));
      operand.ifPresent(o -> shown.add(new Shown(field, o)));
    }
    return shown;
  }
}
