package dev.sigmac.pipeline;

import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Literal;
import dev.sigmac.detection.SigmaString.Part;
import dev.sigmac.detection.SigmaString.Shape;
import dev.sigmac.detection.SigmaString.Wildcard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A spelling that differs in how values begin and in words within them, ignoring case. Each such
 * text has one or more others that the column may hold in its place.
 */
record Substitution(Map<String, List<String>> beginnings, Map<String, List<String>> words)
    implements Spelling {
  /** Copies the maps, keeping their order. */
  Substitution {
    beginnings = Collections.unmodifiableMap(new LinkedHashMap<>(beginnings));
    words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
  }

  @Override
  public Optional<List<SigmaString>> of(SigmaString value) {
    Set<SigmaString> spelled = new LinkedHashSet<>();
    for (SigmaString begun : begun(value)) {
      List<SigmaString> ways = List.of(begun);
      for (Map.Entry<String, List<String>> word : words.entrySet()) {
        ways =
            ways.stream()
                .flatMap(w -> replaced(w, word.getKey(), word.getValue()).stream())
                .toList();
      }
      spelled.addAll(ways);
    }
    return Optional.of(List.copyOf(spelled));
  }

  /**
   * The values with their beginning spelled; what begins a value can only stand at its start, so a
   * run before it is kept.
   */
  private List<SigmaString> begun(SigmaString value) {
    List<Part> parts = value.parts();
    int first = !parts.isEmpty() && parts.get(0) == Wildcard.ANY_RUN ? 1 : 0;
    if (first >= parts.size() || !(parts.get(first) instanceof Literal literal)) {
      return List.of(value);
    }
    List<SigmaString> found = new ArrayList<>();
    boolean open = value.shape() == Shape.STARTSWITH;
    for (Map.Entry<String, List<String>> beginning : beginnings.entrySet()) {
      String key = beginning.getKey();
      String text = literal.text();
      boolean whole = text.regionMatches(true, 0, key, 0, key.length());
      boolean begun = open && key.regionMatches(true, 0, text, 0, text.length());
      if (whole || begun) {
        for (String other : beginning.getValue()) {
          String rest = whole ? text.substring(key.length()) : "";
          found.add(with(parts, first, other + rest));
        }
      }
    }
    return found.isEmpty() ? List.of(value) : found;
  }

  private static List<SigmaString> replaced(SigmaString value, String word, List<String> others) {
    for (int i = 0; i < value.parts().size(); i++) {
      if (value.parts().get(i) instanceof Literal literal) {
        int at = indexOf(literal.text(), word);
        if (at >= 0) {
          String before = literal.text().substring(0, at);
          String behind = literal.text().substring(at + word.length());
          int part = i;
          return others.stream().map(o -> with(value.parts(), part, before + o + behind)).toList();
        }
      }
    }
    return List.of(value);
  }

  private static int indexOf(String text, String word) {
    for (int i = 0; i + word.length() <= text.length(); i++) {
      if (text.regionMatches(true, i, word, 0, word.length())) {
        return i;
      }
    }
    return -1;
  }

  private static SigmaString with(List<Part> parts, int index, String text) {
    List<Part> changed = new ArrayList<>(parts);
    changed.set(index, new Literal(text));
    return new SigmaString(changed);
  }
}
