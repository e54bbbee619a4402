package dev.sigmac.backend.kql;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Joined;
import dev.sigmac.detection.Operand.XmlData;
import dev.sigmac.plan.Branch;
import dev.sigmac.plan.Step;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Names for the columns that hold elements of an event's XML, so that each is read once. */
final class KqlXmlColumns {
  private KqlXmlColumns() {}

  /** A column name for each element that the branch looks at, in the order of its steps. */
  static Map<XmlData, String> of(Branch branch) {
    List<XmlData> mentioned = branch.steps().stream().flatMap(s -> mentioned(s).stream()).toList();
    if (mentioned.isEmpty()) {
      return Map.of();
    }
    Set<String> taken = new HashSet<>();
    branch.steps().forEach(step -> names(step).forEach(n -> taken.add(n.toLowerCase(Locale.ROOT))));
    Map<XmlData, String> columns = new LinkedHashMap<>();
    mentioned.forEach(data -> columns.computeIfAbsent(data, d -> free(d, taken)));
    return columns;
  }

  private static String free(XmlData data, Set<String> taken) {
    String wanted = data.xml().name() + "_" + data.name().replaceAll("[^A-Za-z0-9]+", "_");
    String name = wanted;
    for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
      name = wanted + "_" + number;
    }
    return name;
  }

  /** The elements that a step looks at, each once. */
  static List<XmlData> mentioned(Step step) {
    return operands(step).flatMap(KqlXmlColumns::inside).distinct().toList();
  }

  private static Stream<Operand> operands(Step step) {
    if (step instanceof Step.Filter filter) {
      return operands(filter.condition());
    } else if (step instanceof Step.Flag flag) {
      return operands(flag.condition());
    } else if (step instanceof Step.Extract extract) {
      return Stream.of(extract.extraction().from());
    } else if (step instanceof Step.Project project) {
      return project.outputs().stream()
          .flatMap(
              o -> o instanceof Step.Output.Value value ? Stream.of(value.operand()) : Stream.of());
    }
    return Stream.of();
  }

  private static Stream<Operand> operands(Expr expr) {
    return Stream.concat(
        expr.operands().stream(), expr.children().stream().flatMap(KqlXmlColumns::operands));
  }

  private static Stream<XmlData> inside(Operand operand) {
    if (operand instanceof Joined joined) {
      return Stream.concat(inside(joined.head()), inside(joined.tail()));
    }
    return operand instanceof XmlData data ? Stream.of(data) : Stream.of();
  }

  private static Stream<String> names(Step step) {
    if (step instanceof Step.Flag flag) {
      return Stream.of(flag.name());
    } else if (step instanceof Step.Extract extract) {
      return Stream.of(extract.extraction().name());
    } else if (step instanceof Step.Score score) {
      return Stream.of(score.name());
    } else if (step instanceof Step.Label label) {
      return Stream.of(label.name());
    }
    return operands(step)
        .flatMap(o -> o instanceof Operand.Column column ? Stream.of(column.name()) : Stream.of());
  }
}
