package dev.sigmac.pipeline;

import dev.sigmac.rule.SigmacKey.Extract;
import dev.sigmac.source.Diagnostics;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds extraction patterns that look for an element which no stored event has. Windows writes an
 * event's data as {@code <Data Name="TaskName">text</Data>} and escapes the text, so the tags of an
 * element inside the data are stored with entities in place of their brackets.
 */
final class StoredMarkup {
  private static final Pattern ELEMENT = Pattern.compile("<([A-Za-z]\\w*)>");
  private static final Set<String> OF_EVENTS =
      Set.of("Event", "EventData", "UserData", "System", "Data", "EventID", "Channel", "Computer");

  private StoredMarkup() {}

  /** Reports the first element of the pattern that {@code column} cannot hold. */
  static void check(Extract extract, String column, Diagnostics diagnostics) {
    Matcher element = ELEMENT.matcher(extract.pattern());
    while (element.find()) {
      String name = element.group(1);
      if (!OF_EVENTS.contains(name)) {
        diagnostics.report(
            PipelineCode.MARKUP_NOT_STORED,
            extract.patternSpan(),
            "'<"
                + name
                + ">' is in no stored row: the text of a <Data> element in "
                + column
                + " is escaped, and its name is an attribute",
            "an element inside the data is '&lt;"
                + name
                + "&gt;(.*?)&lt;/"
                + name
                + "&gt;', the data of that name '<Data Name=\""
                + name
                + "\">([^<]*)</Data>'");
        return;
      }
    }
  }
}
