package dev.sigmac.runtime;

import dev.sigmac.runtime.Trigger.View;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the rules that an event matches, trying only those that its values may trigger. */
final class RuleIndex {
  private final List<Rule> rules;
  private final BitSet always = new BitSet();
  private final List<FieldIndex> fields = new ArrayList<>();

  RuleIndex(List<Rule> rules) {
    this.rules = rules;
    Map<Field, FieldIndex> byField = new LinkedHashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      List<Trigger> triggers = rules.get(i).triggers();
      if (triggers.isEmpty()) {
        always.set(i);
      }
      for (Trigger trigger : triggers) {
        byField.computeIfAbsent(trigger.field(), FieldIndex::new).add(trigger, i);
      }
    }
    fields.addAll(byField.values());
  }

  /** The rules that match, in their order. */
  List<Rule> matching(Event event) {
    BitSet candidates = (BitSet) always.clone();
    for (FieldIndex field : fields) {
      field.collect(event, candidates);
    }
    List<Rule> found = new ArrayList<>();
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      if (rules.get(i).matches(event)) {
        found.add(rules.get(i));
      }
    }
    return found;
  }

  /** The rules that the values of one field may trigger. */
  private static final class FieldIndex {
    private final Field field;
    private final BitSet present = new BitSet();
    private final Map<View, Map<String, BitSet>> byText = new EnumMap<>(View.class);

    FieldIndex(Field field) {
      this.field = field;
    }

    void add(Trigger trigger, int rule) {
      if (trigger.view() == View.PRESENCE) {
        present.set(rule);
      } else {
        Map<String, BitSet> rules = byText.computeIfAbsent(trigger.view(), v -> new HashMap<>());
        trigger.texts().forEach(t -> rules.computeIfAbsent(t, k -> new BitSet()).set(rule));
      }
    }

    void collect(Event event, BitSet candidates) {
      if (event.isMissing(field)) {
        return;
      }
      candidates.or(present);
      byText.forEach(
          (view, rules) -> {
            for (String text : texts(event, view)) {
              BitSet triggered = rules.get(text);
              if (triggered != null) {
                candidates.or(triggered);
              }
            }
          });
    }

    private String[] texts(Event event, View view) {
      return switch (view) {
        case TEXT -> event.folded(field);
        case TAIL -> event.tails(field);
        case NUMBER -> event.numerals(field);
        case PRESENCE -> new String[0];
      };
    }
  }
}
