package dev.sigmac.backend.spl;

import dev.sigmac.backend.Backend;
import dev.sigmac.backend.Emitted;
import dev.sigmac.backend.Findings;
import dev.sigmac.layout.DocRenderer;
import dev.sigmac.plan.Plan;
import java.util.Locale;
import java.util.Set;

/** Search Processing Language, for Splunk Enterprise and Splunk Cloud. */
public final class SplBackend implements Backend {
  private static final int WIDTH = 100;

  private static final Set<String> RESERVED =
      Set.of(
          ("and or not xor like in by as true false null index host source sourcetype eventtype tag"
                  + " _raw _time _indextime _cd _bkt _serial _si _sourcetype _subsecond linecount punct splunk_server timestamp timestartpos timeendpos date_hour date_mday"
                  + " date_minute date_month date_second date_wday date_year date_zone "
                  + SplMarkup.EVENT)
              .split(" "));

  @Override
  public String target() {
    return "spl";
  }

  @Override
  public String fileExtension() {
    return "spl";
  }

  @Override
  public boolean reserves(String name) {
    return RESERVED.contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public Emitted emit(Plan plan) {
    Findings findings = new Findings();
    return findings.emitted(
        new DocRenderer(WIDTH).render(new SplPlanPrinter(findings).print(plan)));
  }

  @Override
  public String comment(String text) {
    return SplQuoting.comment(text);
  }
}
