package dev.sigmac.backend.esql;

import java.util.Locale;
import java.util.Set;

/** The words that ES|QL reads as part of its grammar, so that a name is safer in back quotes. */
final class EsqlKeywords {
  private static final Set<String> WORDS =
      Set.of(
          ("and as asc by change_point completion desc dissect drop enrich eval explain false first fork from full"
                  + " grok in info inner insist is join keep last left like limit lookup match metadata mv_expand not"
                  + " null nulls on or rename rerank right rlike row sample score show sort stats true when where"
                  + " with")
              .split(" "));

  private EsqlKeywords() {}

  /** Whether the name is a keyword; ES|QL does not tell upper from lower case. */
  static boolean contains(String name) {
    return WORDS.contains(name.toLowerCase(Locale.ROOT));
  }
}
