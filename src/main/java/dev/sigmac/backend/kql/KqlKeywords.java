package dev.sigmac.backend.kql;

import java.util.Locale;
import java.util.Set;

/**
 * The words that KQL reads as part of its grammar or as a literal's type, so that a name is safer
 * in brackets.
 */
final class KqlKeywords {
  private static final Set<String> WORDS =
      Set.of(
          ("accumulate and as asc between bool boolean by consume contains contains_cs count database datatable"
                  + " date datetime decimal declare default desc distinct double dynamic endswith endswith_cs"
                  + " evaluate execute extend externaldata facet false filter find first float fork from getschema"
                  + " graph guid has has_all has_any has_cs hasprefix hasprefix_cs hassuffix hassuffix_cs if in int"
                  + " int32 int64 into invoke join kind last let like limit long lookup matches materialize"
                  + " materialized_view mv not notcontains notlike null nulls of on or order parse partition pattern"
                  + " print project query_parameters range real reduce render restrict sample scan search serialize"
                  + " set sort startswith startswith_cs step string summarize table take time timespan to top true"
                  + " typeof union uniqueid uuid where with")
              .split(" "));

  private KqlKeywords() {}

  /** Whether the name is a keyword as it is written; KQL tells upper from lower case. */
  static boolean contains(String name) {
    return WORDS.contains(name);
  }

  /** Whether the name is a keyword in any case. */
  static boolean resembles(String name) {
    return WORDS.contains(name.toLowerCase(Locale.ROOT));
  }
}
