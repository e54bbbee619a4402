package dev.sigmac.yaml;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.Span;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.ScalarType;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;

/** Builds the tree of one document from a parser's events. */
final class NodeReader {
  /** The deepest nesting that is read. */
  static final int MAX_DEPTH = 64;

  /** The most nodes that the aliases of a document may stand for. */
  static final int MAX_ALIASED_NODES = 100_000;

  private static final String TAGS = "tag:yaml.org,2002:";

  private final SourceFile file;
  private final Parser parser;
  private final Diagnostics diagnostics;
  private final Map<String, Anchor> anchors = new HashMap<>();
  private int nodes;
  private int aliased;
  private int lastEnd;

  /** Signals that the rest of a document is not read; the reason has been reported. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreadable() {
      super(null, null, false, false);
    }
  }

  /** An anchored node, absent while it is still being read, and how many nodes it stands for. */
  private record Anchor(Optional<YamlNode> node, int size) {}

  NodeReader(SourceFile file, Parser parser, Diagnostics diagnostics) {
    this.file = file;
    this.parser = parser;
    this.diagnostics = diagnostics;
  }

  /**
   * The root of the document whose start has just been read, through its end; nothing if it is
   * empty.
   */
  Optional<YamlNode> document() {
    YamlNode root = node(parser.getEvent(), 1);
    parser.getEvent();
    boolean empty =
        root instanceof YamlScalar scalar && scalar.isNull() && scalar.lexeme().isEmpty();
    return empty ? Optional.empty() : Optional.of(root);
  }

  private YamlNode node(Event event, int depth) {
    if (event instanceof AliasEvent alias) {
      return aliased(alias);
    }
    NodeEvent start = (NodeEvent) event;
    int before = nodes;
    nodes++;
    String anchor = start.getAnchor();
    if (anchor != null) {
      anchors.put(anchor, new Anchor(Optional.empty(), 0));
    }
    YamlNode node =
        event instanceof ScalarEvent scalar
            ? scalar(scalar)
            : collection((CollectionStartEvent) event, depth);
    if (anchor != null) {
      anchors.put(anchor, new Anchor(Optional.of(node), nodes - before));
    }
    return node;
  }

  private YamlNode collection(CollectionStartEvent event, int depth) {
    if (depth > MAX_DEPTH) {
      diagnostics.report(
          YamlCode.TOO_DEEP,
          start(event),
          "Maps and lists are nested more than " + MAX_DEPTH + " deep.");
      throw new Unreadable();
    }
    lastEnd = event.getEndMark().getIndex();
    boolean mapping = event.is(Event.ID.MappingStart);
    checkTag(event, event.getTag(), mapping ? "map" : "seq");
    return mapping ? mapping(event, depth) : sequence(event, depth);
  }

  private YamlSequence sequence(CollectionStartEvent start, int depth) {
    List<YamlNode> items = new ArrayList<>();
    Event event = parser.getEvent();
    while (!event.is(Event.ID.SequenceEnd)) {
      items.add(node(event, depth + 1));
      event = parser.getEvent();
    }
    return new YamlSequence(items, collectionSpan(start, event));
  }

  private YamlMapping mapping(CollectionStartEvent start, int depth) {
    List<Entry> entries = new ArrayList<>();
    Map<String, YamlScalar> keys = new HashMap<>();
    Event event = parser.getEvent();
    while (!event.is(Event.ID.MappingEnd)) {
      YamlNode key = node(event, depth + 1);
      YamlNode value = node(parser.getEvent(), depth + 1);
      if (key instanceof YamlScalar scalar) {
        YamlScalar first = keys.putIfAbsent(scalar.value(), scalar);
        if (first != null) {
          reportDuplicate(scalar, first);
        } else {
          checkMerge(event, scalar);
          entries.add(new Entry(scalar, value));
        }
      } else {
        diagnostics.report(
            YamlCode.KEY_NOT_SCALAR,
            key.span(),
            "A key must be a text, not a map or a list.",
            "Put quotes around a text that begins with [ or {.");
      }
      event = parser.getEvent();
    }
    return new YamlMapping(entries, collectionSpan(start, event));
  }

  private void reportDuplicate(YamlScalar second, YamlScalar first) {
    diagnostics.report(
        YamlCode.DUPLICATE_KEY,
        second.span(),
        "The key '" + second.value() + "' is already used at " + first.span().place() + ".",
        "Put the values of both into one list, or use another name.");
  }

  private void checkMerge(Event event, YamlScalar key) {
    if (event instanceof ScalarEvent scalar && scalar.isPlain() && key.value().equals("<<")) {
      diagnostics.report(
          YamlCode.MERGE_KEY,
          key.span(),
          "The merge key << is not part of YAML 1.2, so its entries would not be merged.",
          "Write the entries out.");
    }
  }

  private YamlScalar scalar(ScalarEvent event) {
    int start = event.getStartMark().getIndex();
    int end = event.getEndMark().getIndex();
    lastEnd = Math.max(lastEnd, end);
    Span span;
    if (event.isPlain()) {
      span = file.span(start, end);
    } else if (event.isLiteral() || event.isFolded()) {
      span = blockContent(start, end);
    } else {
      span = file.span(start + 1, end - 1);
    }
    String value = event.getValue();
    int length = span.end() - span.start();
    boolean asWritten = length == value.length() && file.text().startsWith(value, span.start());
    String lexeme = asWritten ? value : span.text();
    return new YamlScalar(scalarType(event, value, span), value, lexeme, span);
  }

  private ScalarType scalarType(ScalarEvent event, String value, Span span) {
    ScalarType type = event.isPlain() ? CoreSchema.typeOf(value) : ScalarType.STRING;
    String tag = event.getTag();
    if (tag == null) {
      return type;
    }
    ScalarType wanted = tagged(tag);
    if (wanted == ScalarType.STRING) {
      return wanted;
    }
    if (wanted == null || CoreSchema.typeOf(value) != wanted) {
      reportTag(span, tag);
    }
    return wanted == null ? type : wanted;
  }

  private static @Nullable ScalarType tagged(String tag) {
    return switch (tag) {
      case "!", TAGS + "str" -> ScalarType.STRING;
      case TAGS + "int" -> ScalarType.INTEGER;
      case TAGS + "float" -> ScalarType.FLOAT;
      case TAGS + "bool" -> ScalarType.BOOLEAN;
      case TAGS + "null" -> ScalarType.NULL;
      default -> null;
    };
  }

  private void checkTag(Event event, @Nullable String tag, String expected) {
    if (tag != null && !tag.equals("!") && !tag.equals(TAGS + expected)) {
      reportTag(start(event), tag);
    }
  }

  private void reportTag(Span span, String tag) {
    diagnostics.report(
        YamlCode.UNKNOWN_YAML_TAG,
        span,
        "The tag " + tag.replace(TAGS, "!!") + " is not known or does not fit this value.",
        "Put quotes around a text that begins with !.");
  }

  private YamlNode aliased(AliasEvent event) {
    Span span = file.span(event.getStartMark().getIndex(), event.getEndMark().getIndex());
    lastEnd = span.end();
    Anchor anchor = anchors.get(event.getAnchor());
    if (anchor == null) {
      diagnostics.report(
          YamlCode.UNKNOWN_ANCHOR,
          span,
          "There is no anchor &" + event.getAnchor() + " before this alias.",
          "Put quotes around a text that begins with *.");
      return new YamlScalar(ScalarType.STRING, "", span.text(), span);
    }
    if (anchor.node().isEmpty()) {
      diagnostics.report(
          YamlCode.RECURSIVE_ALIAS,
          span,
          "The alias *" + event.getAnchor() + " stands inside what it names.");
      return new YamlScalar(ScalarType.STRING, "", span.text(), span);
    }
    nodes += anchor.size();
    aliased += anchor.size();
    if (aliased > MAX_ALIASED_NODES) {
      diagnostics.report(
          YamlCode.TOO_MANY_NODES,
          span,
          "The aliases of this document stand for more than " + MAX_ALIASED_NODES + " nodes.");
      throw new Unreadable();
    }
    return anchor.node().get();
  }

  /**
   * A block collection ends with its last node: SnakeYAML's end mark is where the next token
   * begins.
   */
  private Span collectionSpan(CollectionStartEvent start, Event end) {
    if (start.isFlow()) {
      lastEnd = end.getEndMark().getIndex();
    }
    return file.span(start.getStartMark().getIndex(), lastEnd);
  }

  private Span blockContent(int start, int end) {
    String text = file.text();
    int from = start;
    while (from < end && text.charAt(from) != '\n' && text.charAt(from) != '\r') {
      from++;
    }
    while (from < end && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    int to = end;
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    return from < to ? file.span(from, to) : file.span(start, start + 1);
  }

  private Span start(Event event) {
    int at = event.getStartMark().getIndex();
    return file.span(at, at + 1);
  }
}
