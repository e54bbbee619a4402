package dev.sigmac.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The plugin's goals and parameters as Maven knows them, which is what their Javadoc says. */
final class PluginManual {
  private PluginManual() {}

  /** A section a goal, with a table of its parameters. */
  static String of(Path descriptor) throws IOException, ParserConfigurationException, SAXException {
    Element plugin =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(descriptor.toFile())
            .getDocumentElement();
    StringBuilder text = new StringBuilder();
    for (Element mojo : children(child(plugin, "mojos"), "mojo")) {
      goal(mojo, text);
    }
    return text.toString();
  }

  private static void goal(Element mojo, StringBuilder text) {
    text.append("\n## sigmac:").append(text(mojo, "goal")).append('\n');
    text.append(plain(text(mojo, "description")).replace("<", "&lt;")).append('\n');
    List<Element> phases = children(mojo, "phase");
    if (!phases.isEmpty()) {
      text.append("Phase: `").append(phases.get(0).getTextContent()).append("`.\n");
    }
    text.append("\n| parameter | property | meaning |\n|---|---|---|\n");
    for (Element parameter : children(child(mojo, "parameters"), "parameter")) {
      if (text(parameter, "editable").equals("true")) {
        parameter(mojo, parameter, text);
      }
    }
  }

  private static void parameter(Element mojo, Element parameter, StringBuilder text) {
    String name = text(parameter, "name");
    String description = text(parameter, "description");
    String goal = text(mojo, "goal");
    int example = description.indexOf("<" + name + ">");
    if (!goal.equals("help")) {
      assertThat(example).as("the example of " + goal + " " + name).isPositive();
      assertThat(text(parameter, "since")).as(goal + " " + name).isNotEmpty();
    }
    List<Element> configured = children(child(mojo, "configuration"), name);
    String property =
        configured.isEmpty() ? "" : configured.get(0).getTextContent().replaceAll("[${}]", "");
    text.append("| `%s` | `%s` | ".formatted(name, property));
    text.append(
        example < 0
            ? plain(description)
            : plain(description.substring(0, example))
                + " `"
                + plain(description.substring(example)).replace("|", "\\|")
                + "`");
    text.append(" |\n");
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static Element child(Element parent, String name) {
    return children(parent, name).get(0);
  }

  private static String text(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? "" : found.get(0).getTextContent();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
