package dev.sigmac.backend.spl;

import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.Extracted;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.detection.Operand.Joined;
import dev.sigmac.detection.Operand.Member;
import dev.sigmac.detection.Operand.WholeEvent;
import dev.sigmac.detection.Operand.XmlData;
import dev.sigmac.detection.OperandDispatch;
import java.util.Optional;

/** The field that holds an operand; none where no single field does. */
final class SplNames extends OperandDispatch<Optional<String>> {
  /** The field with an event's whole text. */
  static final String RAW = "_raw";

  /** The field that holds {@code operand}, if Splunk can name it. */
  static Optional<String> of(Operand operand) {
    return new SplNames().apply(operand).filter(SplQuoting::isName);
  }

  /** Whether the operand is the event's whole text. */
  static boolean isRaw(Operand operand) {
    return operand instanceof WholeEvent
        || (operand instanceof Column column && column.name().equals(RAW));
  }

  /** Whether a field may have several values: an element of a JSON array, as Splunk names it. */
  static boolean isMultivalued(String name) {
    return name.contains("{}");
  }

  @Override
  protected Optional<String> field(Field operand) {
    throw new IllegalArgumentException("a field that no pipeline has mapped: " + operand.name());
  }

  @Override
  protected Optional<String> column(Column operand) {
    return Optional.of(operand.name());
  }

  @Override
  protected Optional<String> member(Member operand) {
    return Optional.of(operand.bag().name() + "." + String.join(".", operand.path()));
  }

  @Override
  protected Optional<String> xmlData(XmlData operand) {
    return Optional.empty();
  }

  @Override
  protected Optional<String> joined(Joined operand) {
    return Optional.empty();
  }

  @Override
  protected Optional<String> extracted(Extracted operand) {
    return Optional.of(operand.name());
  }

  @Override
  protected Optional<String> wholeEvent(WholeEvent operand) {
    return Optional.of(RAW);
  }
}
