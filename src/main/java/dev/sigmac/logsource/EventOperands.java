package dev.sigmac.logsource;

import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.evaluate.Event;
import dev.sigmac.evaluate.OperandValues;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The operands of rules over events: their fields, their time, and {@code EventData} as the XML
 * text that Windows keeps of an event, where the event was read into fields of its own.
 */
public final class EventOperands implements OperandValues {
  private static final String EVENT_DATA = "EventData";

  private final Set<String> system;
  private final List<String> time;
  private final OperandValues fields = OperandValues.fields();

  /** The operands of events of these log sources. */
  public EventOperands(LogSources logSources) {
    this.system = Set.copyOf(logSources.system());
    this.time = logSources.time();
  }

  @Override
  public List<Object> of(Operand operand, Event event) {
    if (operand.equals(EventPipeline.TIME)) {
      return time(event);
    } else if (operand instanceof Column column) {
      return event.values(column.name());
    } else if (isEventData(operand, event)) {
      return List.of(eventData(event));
    }
    return fields.of(operand, event);
  }

  @Override
  public List<String> folded(Operand operand, Event event) {
    boolean plain = !(operand instanceof Column) && !isEventData(operand, event);
    return plain ? fields.folded(operand, event) : OperandValues.super.folded(operand, event);
  }

  /** The values of the first field that holds a time. */
  private List<Object> time(Event event) {
    for (String field : time) {
      List<Object> values = event.values(field);
      if (!values.isEmpty()) {
        return values;
      }
    }
    return List.of();
  }

  private static boolean isEventData(Operand operand, Event event) {
    return operand instanceof Field field
        && field.name().equals(EVENT_DATA)
        && event.values(EVENT_DATA).isEmpty();
  }

  private String eventData(Event event) {
    StringBuilder xml = new StringBuilder("<EventData>");
    event
        .fields()
        .forEach(
            (name, value) -> {
              if (!system.contains(name)) {
                for (Object item : value instanceof Collection<?> list ? list : List.of(value)) {
                  xml.append("<Data Name=\"").append(escaped(name)).append("\">");
                  xml.append(escaped(String.valueOf(item))).append("</Data>");
                }
              }
            });
    return xml.append("</EventData>").toString();
  }

  /** The text as Windows writes it between tags. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\r", "&#xD;");
  }
}
