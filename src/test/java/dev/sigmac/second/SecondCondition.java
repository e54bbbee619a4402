package dev.sigmac.second;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A condition, read by splitting it at its weakest operator. */
final class SecondCondition<T> {
  private static final Pattern WORD = Pattern.compile("[()]|[^\\s()]+");

  private final Map<String, Predicate<T>> searches;

  private SecondCondition(Map<String, Predicate<T>> searches) {
    this.searches = searches;
  }

  static <T> Predicate<T> parse(String text, Map<String, Predicate<T>> searches) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return new SecondCondition<>(searches).parse(words);
  }

  private Predicate<T> parse(List<String> words) {
    for (String operator : List.of("or", "and")) {
      List<List<String>> sides = split(words, operator);
      if (sides.size() > 1) {
        List<Predicate<T>> tests = sides.stream().map(this::parse).toList();
        return operator.equals("or") ? SecondReader.any(tests) : SecondReader.all(tests);
      }
    }
    String first = words.get(0);
    if (first.equalsIgnoreCase("not")) {
      return parse(words.subList(1, words.size())).negate();
    } else if (first.equals("(")) {
      return parse(words.subList(1, words.size() - 1));
    } else if (words.size() == 3 && words.get(1).equalsIgnoreCase("of")) {
      List<Predicate<T>> tests = named(words.get(2));
      return first.equalsIgnoreCase("all") ? SecondReader.all(tests) : SecondReader.any(tests);
    }
    return Objects.requireNonNull(searches.get(first), first);
  }

  private List<Predicate<T>> named(String pattern) {
    boolean them = pattern.equalsIgnoreCase("them");
    Pattern names =
        Pattern.compile(
            them ? "[^_].*" : ("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q"), Pattern.DOTALL);
    return searches.entrySet().stream()
        .filter(e -> names.matcher(e.getKey()).matches())
        .map(Map.Entry::getValue)
        .toList();
  }

  private static List<List<String>> split(List<String> words, String operator) {
    List<List<String>> sides = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      if (depth == 0 && word.equalsIgnoreCase(operator)) {
        sides.add(words.subList(start, i));
        start = i + 1;
      }
    }
    sides.add(words.subList(start, words.size()));
    return sides;
  }
}
