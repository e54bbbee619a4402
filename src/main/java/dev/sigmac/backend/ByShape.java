package dev.sigmac.backend;

import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Alternatives of a match by the way they ask to be matched, each in the order given. */
public final class ByShape {
  private ByShape() {}

  /** The strings by shape, shapes in the order in which they first occur. */
  public static Map<Shape, List<SigmaString>> of(List<SigmaString> strings) {
    Map<Shape, List<SigmaString>> groups = new LinkedHashMap<>();
    for (SigmaString string : strings) {
      groups.computeIfAbsent(string.shape(), shape -> new ArrayList<>()).add(string);
    }
    return Collections.unmodifiableMap(groups);
  }
}
