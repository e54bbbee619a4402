package dev.sigmac.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value with the modifier {@code expand}, cut into text and placeholders; {@code \%} is a percent
 * sign.
 */
record PlaceholderText(List<Segment> segments) {
  private static final Pattern PLACEHOLDER = Pattern.compile("%([^%\\s\\\\]+)%");

  PlaceholderText {
    segments = List.copyOf(segments);
  }

  /**
   * A run of source text with its escapes, or the name of a placeholder, at an offset in the value.
   */
  record Segment(String text, boolean placeholder, int offset) {}

  static PlaceholderText parse(String value) {
    List<Segment> segments = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Matcher matcher = PLACEHOLDER.matcher(value);
    int i = 0;
    while (i < value.length()) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        text.append(value.charAt(i + 1) == '%' ? "%" : value.substring(i, i + 2));
        i += 2;
      } else if (c == '%' && matcher.region(i, value.length()).lookingAt()) {
        segments.add(new Segment(text.toString(), false, i));
        text.setLength(0);
        segments.add(new Segment(matcher.group(1), true, i));
        i = matcher.end();
      } else {
        text.append(c);
        i++;
      }
    }
    segments.add(new Segment(text.toString(), false, i));
    return new PlaceholderText(segments);
  }

  List<Segment> placeholders() {
    return segments.stream().filter(Segment::placeholder).toList();
  }

  /** How many strings {@link #strings} gives. */
  long count(Function<String, List<String>> values) {
    long count = 1;
    for (Segment segment : placeholders()) {
      count = Math.min(Integer.MAX_VALUE, count * values.apply(segment.text()).size());
    }
    return count;
  }

  /** The strings in which each placeholder is replaced by each of its values. */
  List<SigmaString> strings(Function<String, List<String>> values) {
    List<SigmaString> strings = List.of(SigmaString.EMPTY);
    for (Segment segment : segments) {
      List<SigmaString> next =
          (segment.placeholder() ? values.apply(segment.text()) : List.of(segment.text()))
              .stream().map(SigmaString::parse).toList();
      strings = strings.stream().flatMap(before -> next.stream().map(before::append)).toList();
    }
    return strings;
  }

  /** The regular expression in which each placeholder is a group of its values as alternatives. */
  String regex(Function<String, List<String>> values) {
    StringBuilder regex = new StringBuilder();
    for (Segment segment : segments) {
      if (segment.placeholder()) {
        List<String> alternatives =
            values.apply(segment.text()).stream().map(v -> quoted(SigmaString.parse(v))).toList();
        regex.append("(?:").append(String.join("|", alternatives)).append(')');
      } else {
        regex.append(segment.text());
      }
    }
    return regex.toString();
  }

  private static String quoted(SigmaString value) {
    StringBuilder regex = new StringBuilder();
    for (SigmaString.Part part : value.parts()) {
      if (part instanceof SigmaString.Literal literal) {
        regex.append(literal.text().replaceAll("[\\\\.\\[\\](){}*+?^$|]", "\\\\$0"));
      } else {
        regex.append(part == SigmaString.Wildcard.ANY_RUN ? "(?s:.*)" : "(?s:.)");
      }
    }
    return regex.toString();
  }
}
