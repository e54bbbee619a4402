package dev.sigmac.artifact.catalogue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** The names within a class; one that is taken, or a word of Java, gets a number. */
final class Names {
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> last = new HashMap<>();

  /** The name that is wanted, or the first like it that is free. */
  String free(String wanted) {
    String name = wanted;
    boolean digit = Character.isDigit(wanted.charAt(wanted.length() - 1));
    while (SourceVersion.isKeyword(name, SourceVersion.RELEASE_17) || !taken.add(name)) {
      int number = last.merge(wanted, 2, (before, first) -> before + 1);
      name = wanted + (digit ? "_" : "") + number;
    }
    return name;
  }
}
