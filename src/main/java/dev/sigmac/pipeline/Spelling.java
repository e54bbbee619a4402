package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.SigmaString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a column spells values that the log spells in another way. */
interface Spelling {
  /** The column holds what the log holds. */
  Spelling SAME = value -> Optional.of(List.of(value));

  /**
   * The strings to look for in the column in place of {@code value}; empty where there are no such.
   */
  Optional<List<SigmaString>> of(SigmaString value);

  /**
   * The match with its values spelled as in the column; empty where one of them cannot be, which is
   * noted.
   */
  default Optional<Text> of(Text text, Misfits misfits) {
    List<SigmaString> spelled = new ArrayList<>();
    for (SigmaString value : text.anyOf()) {
      Optional<List<SigmaString>> ways = of(value);
      if (ways.isEmpty()) {
        misfits.value(
            text.origin(),
            "the value '" + value + "' cannot be said in the way the table spells it");
        return Optional.empty();
      }
      spelled.addAll(ways.get());
    }
    return Optional.of(
        new Text(
            text.operand(), spelled.stream().distinct().toList(), text.cased(), text.origin()));
  }
}
