package dev.sigmac.yaml;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceCode;
import dev.sigmac.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;

/**
 * Reads the documents of a YAML file as located trees. It reports what is wrong and goes on: a
 * document that is not YAML is left out, those before and after it are still read. It never throws
 * for its input.
 */
public final class YamlReader {
  /** The longest text that is read, in UTF-16 code units. */
  public static final int MAX_LENGTH = 16 * 1024 * 1024;

  /** The most documents that are read of one file. */
  public static final int MAX_DOCUMENTS = 10_000;

  private final SourceFile file;
  private final String text;
  private final Diagnostics diagnostics;
  private final List<YamlNode> documents = new ArrayList<>();

  private YamlReader(SourceFile file, Diagnostics diagnostics) {
    this.file = file;
    this.text = file.text();
    this.diagnostics = diagnostics;
  }

  /**
   * The roots of the documents of {@code file} that are YAML, in order; empty documents are left
   * out.
   */
  public static List<YamlNode> read(SourceFile file, Diagnostics diagnostics) {
    YamlReader reader = new YamlReader(file, diagnostics);
    if (file.text().length() > MAX_LENGTH) {
      diagnostics.report(
          SourceCode.FILE_TOO_LARGE,
          file.start(),
          "The file has " + file.text().length() + " characters; the limit is " + MAX_LENGTH + ".");
    } else {
      reader.readAll();
    }
    return List.copyOf(reader.documents);
  }

  private void readAll() {
    char[] scanned = text.toCharArray();
    if (ControlCharacters.mayBeIn(scanned)) {
      ControlCharacters.report(file, diagnostics);
      YamlText.replaceMisread(scanned);
    }
    int start = 0;
    while (start >= 0) {
      YamlText source = new YamlText(text, scanned, start);
      Optional<Integer> broken = readFrom(source);
      int from = Math.max(broken.orElse(text.length()), start + 1);
      start = broken.isPresent() ? nextDocument(from) : -1;
    }
  }

  /**
   * Reads until the end or the first document that is not YAML, and returns where that one went
   * wrong.
   */
  private Optional<Integer> readFrom(YamlText source) {
    Parser parser = new ParserImpl(source, new LoaderOptions());
    try {
      parser.getEvent();
      while (parser.getEvent().is(Event.ID.DocumentStart)) {
        if (documents.size() == MAX_DOCUMENTS) {
          diagnostics.report(
              YamlCode.TOO_MANY_DOCUMENTS,
              file.span(source.getIndex(), source.getIndex()),
              "The file has more than " + MAX_DOCUMENTS + " documents; the rest is not read.");
          return Optional.empty();
        }
        new NodeReader(file, parser, diagnostics).document().ifPresent(documents::add);
      }
      return Optional.empty();
    } catch (NodeReader.Unreadable e) {
      return Optional.of(source.getIndex());
    } catch (MarkedYAMLException e) {
      diagnostics.report(SyntaxErrors.describe(e, file));
      return Optional.of(e.getProblemMark().getIndex());
    } catch (RuntimeException e) {
      // SnakeYAML throws plain exceptions for a few texts, such as an escape beyond Unicode.
      diagnostics.report(SyntaxErrors.unspecific(file, source.getIndex()));
      return Optional.of(source.getIndex());
    }
  }

  /**
   * The start of the first line from {@code from} on that begins a document with {@code ---}, or
   * -1.
   */
  private int nextDocument(int from) {
    int at = text.indexOf("---", Math.max(0, from - 1));
    while (at >= 0) {
      boolean beginsLine = at > 0 && (text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r');
      boolean ends = at + 3 == text.length() || Character.isWhitespace(text.charAt(at + 3));
      if (at >= from && beginsLine && ends) {
        return at;
      }
      at = text.indexOf("---", at + 1);
    }
    return -1;
  }
}
