package dev.sigmac.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KNOWN =
      List.of("selection", "selection_img", "group-by", "timespan", "gt", "gte");

  @Test
  void namesASlipAway() {
    assertThat(Nearest.to("selecton", KNOWN)).containsExactly("selection");
    assertThat(Nearest.to("timespna", KNOWN)).containsExactly("timespan");
  }

  @Test
  void namesOtherwiseSpelt() {
    assertThat(Nearest.to("groupBy", KNOWN)).containsExactly("group-by");
    assertThat(Nearest.to("Selection-Img", KNOWN)).startsWith("selection_img");
  }

  @Test
  void namesNothingFar() {
    assertThat(Nearest.to("zzz", KNOWN)).isEmpty();
    assertThat(Nearest.hint("zzz", KNOWN)).isEmpty();
  }

  @Test
  void namesTheBestFirst() {
    assertThat(Nearest.hint("ge", KNOWN)).contains("Did you mean 'gt' or 'gte'?");
  }
}
