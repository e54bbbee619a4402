package dev.sigmac.events;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Windows events as XML: {@code <Event>} elements, below a root or one behind the other as the
 * event viewer and its command line write them.
 */
final class XmlEvents {
  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

  XmlEvents() {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
  }

  void read(InputStream in, EventReader.Records records) throws IOException {
    Bytes bytes = new Bytes(in);
    XmlCutter cutter = new XmlCutter(bytes, records);
    while (cutter.next()) {
      parse(bytes, cutter.line(), records);
    }
  }

  private void parse(Bytes bytes, long line, EventReader.Records records) {
    try {
      XMLStreamReader xml =
          factory.createXMLStreamReader(
              new ByteArrayInputStream(bytes.record(), 0, bytes.size()),
              StandardCharsets.UTF_8.name());
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      xml.nextTag();
      event(xml, fields);
      records.event(line, fields);
    } catch (XMLStreamException e) {
      boolean encoding = e.getNestedException() instanceof IOException;
      records.problem(
          line,
          encoding
              ? "the text is not UTF-8; the event is passed over"
              : "this is not XML; the event is passed over");
    }
  }

  private static void event(XMLStreamReader xml, Map<String, @Nullable Object> fields)
      throws XMLStreamException {
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        switch (xml.getLocalName()) {
          case "System" -> system(xml, fields);
          case "EventData", "UserData", "ProcessingErrorData" -> data(xml, fields);
          default -> skip(xml);
        }
      }
    }
  }

  private static void system(XMLStreamReader xml, Map<String, @Nullable Object> fields)
      throws XMLStreamException {
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        String name = xml.getLocalName();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
          WindowsEvent.attribute(
              name, xml.getAttributeLocalName(i), xml.getAttributeValue(i), fields);
        }
        String text = text(xml, fields);
        if (!text.isBlank()) {
          WindowsEvent.put(name, text, fields);
        }
      }
    }
  }

  /** Data elements by their Name; below UserData every element that has only text. */
  private static void data(XMLStreamReader xml, Map<String, @Nullable Object> fields)
      throws XMLStreamException {
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        String named = xml.getAttributeValue(null, "Name");
        String name = named == null || named.isEmpty() ? xml.getLocalName() : named;
        int before = fields.size();
        String text = text(xml, fields);
        if (fields.size() == before || !text.isBlank()) {
          WindowsEvent.put(name, text, fields);
        }
      }
    }
  }

  /** The text up to the element's end; elements inside become fields of their own. */
  private static String text(XMLStreamReader xml, Map<String, @Nullable Object> fields)
      throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        String name = xml.getLocalName();
        int before = fields.size();
        String inner = text(xml, fields);
        if (fields.size() == before || !inner.isBlank()) {
          WindowsEvent.put(name, inner, fields);
        }
      } else if (xml.isCharacters()) {
        text.append(xml.getText());
      }
    }
    return text.toString();
  }

  private static void skip(XMLStreamReader xml) throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int kind = xml.next();
      depth += kind == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= kind == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }
}
