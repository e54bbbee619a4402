package dev.sigmac.yaml;

import dev.sigmac.source.SourceFile;
import dev.sigmac.source.Span;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.ScalarType;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text and its tree as bytes that are read ten times faster than the text is parsed, for files
 * that are the same in every run.
 */
public final class FrozenYaml {
  private static final List<ScalarType> TYPES = List.of(ScalarType.values());
  private static final int MAPPING = 0;
  private static final int SEQUENCE = 1;
  private static final int AS_WRITTEN = 2;
  private static final int OTHERWISE = AS_WRITTEN + TYPES.size();

  private final SourceFile file;
  private final byte[] bytes;
  private int at;
  private int last;

  private FrozenYaml(String path, byte[] bytes) {
    this.bytes = bytes;
    this.file = new SourceFile(path, text());
  }

  /** The bytes of a tree, with the whole text of the file that it was read from. */
  public static byte[] write(YamlNode root) {
    Writer writer = new Writer();
    writer.text(root.span().file().text());
    writer.node(root);
    return writer.out.toByteArray();
  }

  /** The tree, in a file that is reported as {@code path}. */
  public static YamlNode read(String path, byte[] bytes) {
    return new FrozenYaml(path, bytes).node();
  }

  private YamlNode node() {
    int kind = number();
    Span span = span();
    if (kind == MAPPING) {
      int count = number();
      List<Entry> entries = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        entries.add(new Entry((YamlScalar) node(), node()));
      }
      return new YamlMapping(entries, span);
    } else if (kind == SEQUENCE) {
      int count = number();
      List<YamlNode> items = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        items.add(node());
      }
      return new YamlSequence(items, span);
    }
    String lexeme = span.text();
    return kind < OTHERWISE
        ? new YamlScalar(TYPES.get(kind - AS_WRITTEN), lexeme, lexeme, span)
        : new YamlScalar(TYPES.get(kind - OTHERWISE), text(), lexeme, span);
  }

  private Span span() {
    int distance = number();
    last += (distance >>> 1) ^ -(distance & 1);
    return new Span(file, last, last + number());
  }

  private String text() {
    int length = number();
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
  private int number() {
    int value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[at++];
      value |= (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }

  private static final class Writer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int last;

    void node(YamlNode node) {
      if (node instanceof YamlMapping mapping) {
        head(MAPPING, node.span());
        number(mapping.entries().size());
        for (Entry entry : mapping.entries()) {
          node(entry.key());
          node(entry.value());
        }
      } else if (node instanceof YamlSequence sequence) {
        head(SEQUENCE, node.span());
        number(sequence.items().size());
        sequence.items().forEach(this::node);
      } else {
        scalar((YamlScalar) node);
      }
    }

    private void scalar(YamlScalar scalar) {
      boolean asWritten = scalar.value().equals(scalar.span().text());
      head((asWritten ? AS_WRITTEN : OTHERWISE) + TYPES.indexOf(scalar.type()), scalar.span());
      if (!asWritten) {
        text(scalar.value());
      }
    }

    void text(String text) {
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      number(encoded.length);
      out.writeBytes(encoded);
    }

    private void head(int kind, Span span) {
      number(kind);
      int distance = span.start() - last;
      last = span.start();
      number((distance << 1) ^ (distance >> 31));
      number(span.end() - span.start());
    }

    void number(int value) {
      int rest = value;
      while ((rest & ~0x7F) != 0) {
        out.write((rest & 0x7F) | 0x80);
        rest >>>= 7;
      }
      out.write(rest);
    }
  }
}
