package dev.sigmac.yaml;

import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.Span;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in the words of somebody who writes rules what SnakeYAML found wrong. */
final class SyntaxErrors {
  private SyntaxErrors() {}

  /** A syntax error at a place of which no more is known. */
  static Diagnostic unspecific(SourceFile file, int offset) {
    int backslash = file.text().lastIndexOf('\\', offset);
    if (backslash >= Math.max(0, offset - 2)) {
      return badEscape(file, offset);
    }
    return Diagnostic.of(YamlCode.YAML_SYNTAX, at(file, offset), "This is not YAML.")
        .withHint("Put the text in single quotes if it is meant literally.");
  }

  /** What {@code e} means, at the place that has to be changed. */
  static Diagnostic describe(MarkedYAMLException e, SourceFile file) {
    String problem = e.getProblem() == null ? "" : e.getProblem();
    String context = e.getContext() == null ? "" : e.getContext();
    Span here = at(file, e.getProblemMark().getIndex());
    Span opening = e.getContextMark() == null ? here : at(file, e.getContextMark().getIndex());
    if (context.contains("quoted scalar") && problem.startsWith("found unexpected")) {
      return Diagnostic.of(YamlCode.UNCLOSED_QUOTE, opening, "This quote is never closed.")
          .withHint(
              "Add the closing quote; inside single quotes, a single quote is written twice.");
    }
    if (context.contains("double-quoted")) {
      return badEscape(file, e.getProblemMark().getIndex());
    }
    if (problem.startsWith("expected <block end>")) {
      return indentation(problem, here);
    }
    if (problem.contains("not allowed here")) {
      return notAllowed(problem, here);
    }
    if (problem.startsWith("could not find expected ':'")) {
      return Diagnostic.of(
              YamlCode.YAML_SYNTAX,
              line(opening),
              "This line is neither a 'key: value' nor part of the value above it.")
          .withHint("Check its indentation, and that a colon and a blank follow the key.");
    }
    if (problem.startsWith("found character")) {
      return badStart(here);
    }
    if (context.contains("alias") || context.contains("anchor")) {
      return Diagnostic.of(
              YamlCode.YAML_SYNTAX, opening, "A text that begins with * or & must be in quotes.")
          .withHint("Write it in single quotes.");
    }
    if (problem.startsWith("expected ','")) {
      return Diagnostic.of(
              YamlCode.YAML_SYNTAX,
              opening,
              "This bracket is never closed, or a comma is missing in it.")
          .withHint("Put quotes around a text that begins with [ or {.");
    }
    if (context.contains("block scalar")) {
      return Diagnostic.of(
              YamlCode.YAML_SYNTAX, here, "Only -, + and an indentation may follow | or > here.")
          .withHint("Put the text on the next line, indented, or put quotes around it.");
    }
    if (problem.startsWith("found incompatible YAML")) {
      return Diagnostic.of(YamlCode.YAML_SYNTAX, here, "This version of YAML is not known.")
          .withHint("Remove the line.");
    }
    if (context.contains("directive") || problem.contains("document start")) {
      return Diagnostic.of(
              YamlCode.YAML_SYNTAX, here, "This cannot stand at the top of a document.")
          .withHint(
              "A document begins with --- or with a key; put quotes around a text that begins with"
                  + " %.");
    }
    return Diagnostic.of(YamlCode.YAML_SYNTAX, here, "This is not YAML: " + problem + ".")
        .withHint("Put the text in single quotes if it is meant literally.");
  }

  private static Diagnostic badEscape(SourceFile file, int offset) {
    int backslash = Math.max(0, file.text().lastIndexOf('\\', offset));
    Span span = file.span(backslash, Math.min(backslash + 2, Math.max(offset + 1, backslash + 1)));
    return Diagnostic.of(
            YamlCode.BAD_ESCAPE,
            span,
            "Double quotes give backslashes a meaning, and this one has none.")
        .withHint("Use single quotes for paths and regular expressions.");
  }

  private static Diagnostic indentation(String problem, Span here) {
    if (problem.contains("<block mapping start>")
        || problem.contains("<block sequence start>")
        || problem.contains("'-'")) {
      return Diagnostic.of(
              YamlCode.BAD_INDENTATION,
              line(here),
              "This line is not indented like the lines that it should stand with.")
          .withHint("Give it exactly as many blanks as the entries beside it have.");
    }
    return Diagnostic.of(
            YamlCode.YAML_SYNTAX, here, "Something follows here where the entry should have ended.")
        .withHint(
            "Check the indentation, and put a value that holds quotes in single quotes as a"
                + " whole.");
  }

  private static Diagnostic notAllowed(String problem, Span here) {
    if (problem.startsWith("mapping values")) {
      return Diagnostic.of(
              YamlCode.YAML_SYNTAX,
              here,
              "A second colon and blank cannot stand in this line, or its indentation is wrong.")
          .withHint(
              "Give the line the indentation of the entries beside it; put a blank after the colon"
                  + " of a key, and quotes around a value that holds ': '.");
    }
    return Diagnostic.of(YamlCode.BAD_INDENTATION, line(here), "A list or a map cannot begin here.")
        .withHint("Begin it in a line of its own, indented more than its key.");
  }

  private static Diagnostic badStart(Span here) {
    String found = here.text();
    if (found.equals("\t")) {
      return Diagnostic.of(
              YamlCode.BAD_INDENTATION,
              here,
              "A tab can neither indent a line nor stand before a value.")
          .withHint("Use blanks.");
    }
    return Diagnostic.of(
            YamlCode.YAML_SYNTAX,
            here,
            "A text cannot begin with " + found + " unless it is in quotes.")
        .withHint("Put it in single quotes.");
  }

  private static Span at(SourceFile file, int offset) {
    return file.span(offset, offset + 1);
  }

  private static Span line(Span start) {
    String text = start.file().text();
    int end = start.start();
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return start.file().span(start.start(), Math.max(end, start.end()));
  }
}
