package dev.sigmac.compiler;

import dev.sigmac.backend.Emitted;
import dev.sigmac.detection.Origin;
import dev.sigmac.pipeline.Deviation;
import dev.sigmac.pipeline.MappedRule;
import dev.sigmac.plan.BranchRule;
import dev.sigmac.plan.Plan;
import dev.sigmac.plan.PlanBuilder;
import dev.sigmac.rule.CorrelationRule;
import dev.sigmac.rule.SigmaDocument;
import dev.sigmac.rule.SigmaFilter;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Severity;
import dev.sigmac.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The compilation of one document for one target. */
final class Job {
  private final RuleSet.Entry entry;
  private final SigmaDocument document;
  private final Target target;
  private final RuleSet rules;
  private final Lowered lowered;
  private final Options options;
  private final Diagnostics diagnostics = new Diagnostics();
  private final List<Deviation> deviations = new ArrayList<>();

  Job(
      RuleSet.Entry entry,
      SigmaDocument document,
      Target target,
      RuleSet rules,
      Lowered lowered,
      Options options) {
    this.entry = entry;
    this.document = document;
    this.target = target;
    this.rules = rules;
    this.lowered = lowered;
    this.options = options;
    if (!entry.isBroken()) {
      entry.diagnostics().stream()
          .filter(d -> isWithin(d.span(), document.span()))
          .forEach(diagnostics::report);
    }
  }

  SigmaDocument document() {
    return document;
  }

  RuleResult rule(SigmaRule rule) {
    Lowered.Result meaning = lowered.of(rule, false);
    if (meaning.rule().isEmpty()) {
      diagnostics.reportAll(meaning.diagnostics());
      return failed(meaning.status());
    }
    Optional<BranchRule> branch = branch(rule, false);
    if (branch.isEmpty()) {
      return failed(Status.REFUSED);
    }
    boolean flags = branch.get().rule().sigmac().hasFlags();
    return emit(flags ? builder().flags(branch.get()) : builder().plain(branch.get()));
  }

  RuleResult correlation(CorrelationRule correlation) {
    CorrelationChecks checks = new CorrelationChecks(rules, diagnostics);
    if (!checks.check(correlation)) {
      return failed(Status.ERROR);
    }
    if (!correlation.isUnion()) {
      diagnostics.report(
          CompilerCode.NOT_COMPILED_YET,
          document.metadata().titleSpan(),
          "a correlation of type "
              + correlation.type().word()
              + " with this condition is not compiled yet",
          "an event_count with the condition 'gte: 1' is compiled, as the union of its rules");
      return failed(Status.REFUSED);
    }
    Optional<List<SigmaRule>> members = checks.branches(correlation);
    if (members.isEmpty()) {
      return failed(Status.REFUSED);
    }
    List<BranchRule> branches = new ArrayList<>();
    Status worst = Status.REFUSED;
    for (SigmaRule member : members.get()) {
      boolean terms = correlation.sigmac().containsTerms();
      if (lowered.of(member, terms).status() == Status.ERROR) {
        worst = Status.ERROR;
      }
      branch(member, terms).ifPresent(branches::add);
    }
    if (branches.size() < members.get().size()) {
      return failed(worst);
    }
    return emit(
        builder()
            .union(correlation.metadata(), correlation.sigmac(), correlation.timespan(), branches));
  }

  RuleResult filter(SigmaFilter filter) {
    filter.rules().forEach(r -> rules.resolve(r, diagnostics));
    boolean sound = !diagnostics.hasErrors();
    diagnostics.report(
        CompilerCode.NOT_COMPILED_YET,
        filter.metadata().titleSpan(),
        "filters are not compiled yet");
    return failed(sound ? Status.REFUSED : Status.ERROR);
  }

  private Optional<BranchRule> branch(SigmaRule rule, boolean terms) {
    Lowered.Result meaning = lowered.of(rule, terms);
    diagnostics.reportAll(meaning.diagnostics());
    if (meaning.rule().isEmpty() || isFiltered(rule)) {
      return Optional.empty();
    }
    Optional<MappedRule> mapped = target.pipeline().map(rule, meaning.rule().get(), diagnostics);
    mapped.ifPresent(m -> deviations.addAll(m.deviations()));
    return mapped.map(m -> new BranchRule(withFlags(rule), m));
  }

  private boolean isFiltered(SigmaRule rule) {
    List<SigmaFilter> filters = rules.filtersOn(rule);
    for (SigmaFilter filter : filters) {
      diagnostics.report(
          CompilerCode.NOT_COMPILED_YET,
          rule.metadata().titleSpan(),
          "the filter '"
              + filter.metadata().title()
              + "' applies to this rule, and filters are not compiled yet",
          "leave the filter's file out to compile the rule without it");
    }
    return !filters.isEmpty();
  }

  private SigmaRule withFlags(SigmaRule rule) {
    boolean asked = options.flags() && !rule.sigmac().hasFlags();
    return asked ? rule.with(Alternatives.asIndicators(rule.detections(), rule.sigmac())) : rule;
  }

  private PlanBuilder builder() {
    return new PlanBuilder(target::reserves, options.window());
  }

  private RuleResult emit(Plan plan) {
    Emitted emitted = target.backend().emit(plan);
    diagnostics.reportAll(emitted.diagnostics());
    deviations.addAll(emitted.deviations());
    if (emitted.query().isEmpty() || !mayDeviate()) {
      return failed(Status.REFUSED);
    }
    boolean exact = deviations.stream().noneMatch(Deviation::changesEvents);
    return result(exact ? Status.OK : Status.APPROXIMATE, Optional.of(plan), emitted.query());
  }

  /** Whether every change of the events has been asked for; says which and why either way. */
  private boolean mayDeviate() {
    List<Deviation> changes = deviations.stream().filter(Deviation::changesEvents).toList();
    boolean allowed = true;
    for (Deviation change : changes) {
      if (change.consented()) {
        report(change, Severity.NOTE, CompilerCode.APPROXIMATE, Optional.empty());
      } else if (options.approximate()) {
        report(change, Severity.WARNING, CompilerCode.APPROXIMATE, Optional.empty());
      } else {
        String hint = "--approximate gives the query all the same, marked as approximate";
        report(change, Severity.ERROR, CompilerCode.NOT_EXACT, Optional.of(hint));
        allowed = false;
      }
    }
    long consented = changes.stream().filter(Deviation::consented).count();
    if (consented > 0) {
      diagnostics.report(
          CompilerCode.APPROXIMATE,
          document.metadata().titleSpan(),
          "the query is approximate, as the rule itself asks, in " + consented + " places",
          "-v lists them with the reasons");
    }
    return allowed;
  }

  private void report(
      Deviation deviation, Severity severity, CompilerCode code, Optional<String> hint) {
    Span span = deviation.origin().map(Origin::span).orElse(document.metadata().titleSpan());
    diagnostics.report(new Diagnostic(code, severity, deviation.reason(), span, hint));
  }

  private RuleResult failed(Status status) {
    return result(status, Optional.empty(), Optional.empty());
  }

  private RuleResult result(Status status, Optional<Plan> plan, Optional<String> query) {
    return new RuleResult(
        entry.file(),
        Optional.of(document),
        target,
        status,
        plan,
        query,
        deviations,
        diagnostics.list());
  }

  private static boolean isWithin(Span inner, Span outer) {
    return inner.start() >= outer.start() && inner.end() <= outer.end();
  }
}
