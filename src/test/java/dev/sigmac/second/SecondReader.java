package dev.sigmac.second;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a sound rule as a test of events, which are maps of names to values. */
public final class SecondReader {
  private final Predicate<String> blankIsMissing;
  private final boolean terms;

  private SecondReader(Predicate<String> blankIsMissing, boolean terms) {
    this.blankIsMissing = blankIsMissing;
    this.terms = terms;
  }

  /** The test that the rule's first document is. */
  public static Predicate<Map<String, Object>> read(String yaml) {
    return read(yaml, field -> false);
  }

  /**
   * The same where the events come from a platform that keeps an empty text of these fields as if
   * it were missing.
   */
  public static Predicate<Map<String, Object>> read(String yaml, Predicate<String> blankIsMissing) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(1000);
    Iterator<Node> documents = new Yaml(options).composeAll(new StringReader(yaml)).iterator();
    if (!documents.hasNext()) {
      throw new IllegalArgumentException("no document: " + yaml);
    }
    Node root = documents.next();
    Map<String, Node> rule = map(root);
    boolean terms =
        rule.containsKey("sigmac")
            && map(Objects.requireNonNull(rule.get("sigmac"))).get("contains")
                instanceof ScalarNode scalar
            && scalar.getValue().equals("terms");
    return new SecondReader(blankIsMissing, terms)
        .detection(map(Objects.requireNonNull(rule.get("detection"))));
  }

  private Predicate<Map<String, Object>> detection(Map<String, Node> detection) {
    Map<String, Predicate<Map<String, Object>>> searches = new LinkedHashMap<>();
    detection.forEach(
        (name, node) -> {
          if (!name.equals("condition")) {
            searches.put(name, search(node));
          }
        });
    List<Predicate<Map<String, Object>>> conditions = new ArrayList<>();
    for (Node condition : items(Objects.requireNonNull(detection.get("condition")))) {
      conditions.add(SecondCondition.parse(((ScalarNode) condition).getValue(), searches));
    }
    return any(conditions);
  }

  private Predicate<Map<String, Object>> search(Node node) {
    if (node instanceof MappingNode) {
      List<Predicate<Map<String, Object>>> all = new ArrayList<>();
      map(node).forEach((key, value) -> all.add(item(key, value)));
      return all(all);
    }
    List<Predicate<Map<String, Object>>> any = new ArrayList<>();
    for (Node item : items(node)) {
      any.add(item instanceof MappingNode ? search(item) : item("", item));
    }
    return any(any);
  }

  private Predicate<Map<String, Object>> item(String key, Node value) {
    String[] parts = key.split("\\|", -1);
    List<String> modifiers = List.of(parts).subList(1, parts.length);
    return new SecondItem(parts[0], modifiers, blankIsMissing.test(parts[0]), terms)
        .of(items(value));
  }

  static <T> Predicate<T> any(List<Predicate<T>> tests) {
    return value -> tests.stream().anyMatch(t -> t.test(value));
  }

  static <T> Predicate<T> all(List<Predicate<T>> tests) {
    return value -> tests.stream().allMatch(t -> t.test(value));
  }

  private static Map<String, Node> map(Node node) {
    Map<String, Node> map = new LinkedHashMap<>();
    for (NodeTuple tuple : ((MappingNode) node).getValue()) {
      map.put(((ScalarNode) tuple.getKeyNode()).getValue(), tuple.getValueNode());
    }
    return map;
  }

  private static List<Node> items(Node node) {
    return node instanceof SequenceNode list ? list.getValue() : List.of(node);
  }
}
