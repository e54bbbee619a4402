package dev.sigmac.testing.report;

import dev.sigmac.testing.CaseResult;
import dev.sigmac.testing.CaseResult.Outcome;
import dev.sigmac.testing.TestedRule;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Results for build servers: JUnit XML with a suite for each rule that has cases. A known miss is a
 * skipped test.
 */
public final class JUnitReport {
  private static final String REPLACEMENT = "\uFFFD";

  private final XMLStreamWriter xml;

  private JUnitReport(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The document, in UTF-8, ended by LF. */
  public static String of(List<TestedRule> rules) {
    StringWriter text = new StringWriter();
    List<TestedRule> tested = rules.stream().filter(r -> !r.cases().isEmpty()).toList();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new JUnitReport(xml).document(tested);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.append('\n').toString();
  }

  private void document(List<TestedRule> rules) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuites");
    for (TestedRule rule : rules) {
      suite(rule);
    }
    line(0);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(TestedRule rule) throws XMLStreamException {
    line(1);
    xml.writeStartElement("testsuite");
    attribute("name", rule.rule().title().orElse(rule.rule().file().path()));
    attribute("tests", rule.cases().size());
    attribute("failures", rule.count(Outcome.FAILED));
    attribute("errors", rule.count(Outcome.ERROR));
    attribute("skipped", rule.count(Outcome.KNOWN_MISS));
    attribute("file", rule.rule().file().path());
    for (CaseResult result : rule.cases()) {
      result(rule, result);
    }
    line(1);
    xml.writeEndElement();
  }

  private void result(TestedRule rule, CaseResult result) throws XMLStreamException {
    line(2);
    xml.writeStartElement("testcase");
    attribute("name", result.test().name());
    attribute("classname", rule.rule().file().path().replaceFirst("\\.ya?ml$", ""));
    attribute("file", result.test().span().file().path());
    attribute("line", result.test().span().line());
    switch (result.outcome()) {
      case PASSED -> rows(result);
      case KNOWN_MISS -> {
        line(3);
        xml.writeEmptyElement("skipped");
        attribute("message", "known miss: " + result.test().knownMiss().orElse(""));
      }
      case FAILED -> failure("failure", result);
      case ERROR -> failure("error", result);
    }
    line(2);
    xml.writeEndElement();
  }

  private void rows(CaseResult result) throws XMLStreamException {
    if (!result.rows().isEmpty()) {
      line(3);
      xml.writeStartElement("system-out");
      List<String> rows = result.rows().stream().map(Phrases::row).toList();
      xml.writeCharacters(legal(String.join("\n", rows)));
      xml.writeEndElement();
    }
  }

  private void failure(String element, CaseResult result) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    text.append("at ").append(result.test().span().place()).append('\n');
    result.findings().forEach(f -> Phrases.finding(f).forEach(l -> text.append(l).append('\n')));
    Phrases.fields(result).forEach(l -> text.append(l).append('\n'));
    line(3);
    xml.writeStartElement(element);
    attribute("message", String.join("; ", result.unmet()));
    xml.writeCharacters(legal(text.toString()));
    xml.writeEndElement();
  }

  private void attribute(String name, Object value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value.toString()));
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  /** The text with U+FFFD for each character that XML 1.0 has not (section 2.2). */
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
              boolean none = (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF;
              if (control || none) {
                legal.append(REPLACEMENT);
              } else {
                legal.appendCodePoint(c);
              }
            });
    return legal.toString();
  }
}
