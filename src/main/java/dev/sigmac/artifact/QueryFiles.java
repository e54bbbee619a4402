package dev.sigmac.artifact;

import dev.sigmac.compiler.RuleResult;
import dev.sigmac.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Query files: one a rule and target, below a folder a language, mirroring the rules' folders. */
public final class QueryFiles {
  private final Map<SourceFile, String> places;
  private final String rulesFolder;
  private final boolean headers;
  private final String version;

  /**
   * A maker of files for rules at {@code places} below {@code rulesFolder}, which stands in
   * headers; a header names {@code version} as the compiler's.
   */
  public QueryFiles(
      Map<SourceFile, String> places, String rulesFolder, boolean headers, String version) {
    this.places = places;
    this.rulesFolder = rulesFolder;
    this.headers = headers;
    this.version = version;
  }

  /** The file of each result, in their order. */
  public List<QueryFile> of(List<RuleResult> results) {
    List<String> names = QueryNames.of(results, places, true);
    List<QueryFile> files = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      RuleResult result = results.get(i);
      String rule = Objects.requireNonNull(places.get(result.file()));
      String origin = rulesFolder.isEmpty() ? rule : rulesFolder + "/" + rule;
      String header = headers ? QueryHeader.of(result, origin, version) : "";
      files.add(QueryFile.of(result, rule, origin, names.get(i), header));
    }
    return files;
  }
}
