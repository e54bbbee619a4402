package detections;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The values of a field of one event in the forms that matchers ask for, each made once. */
final class Values {
  private static final String[] UNKNOWN = new String[0];
  private static final BigDecimal[] UNKNOWN_NUMBERS = new BigDecimal[0];
  private static final OffsetDateTime[] UNKNOWN_DATES = new OffsetDateTime[0];
  private static final byte[][] UNKNOWN_ADDRESSES = new byte[0][];
  private static final Values NONE = new Values(new Object[0]);

  private final Object[] raw;
  private String[] texts = UNKNOWN;
  private String[] folded = UNKNOWN;
  private String[] tails = UNKNOWN;
  private String[] numerals = UNKNOWN;
  private BigDecimal[] numbers = UNKNOWN_NUMBERS;
  private OffsetDateTime[] dates = UNKNOWN_DATES;
  private byte[][] addresses = UNKNOWN_ADDRESSES;

  private Values(Object[] raw) {
    this.raw = raw;
  }

  static Values of(List<Object> raw) {
    return raw.isEmpty() ? NONE : new Values(raw.toArray());
  }

  boolean isEmpty() {
    return raw.length == 0;
  }

  Object[] raw() {
    return raw;
  }

  String[] texts() {
    if (texts == UNKNOWN && raw.length > 0) {
      texts = Stream.of(raw).map(Scalars::text).toArray(String[]::new);
    }
    return texts;
  }

  String[] folded() {
    if (folded == UNKNOWN && raw.length > 0) {
      folded = Stream.of(texts()).map(Folding::fold).toArray(String[]::new);
    }
    return folded;
  }

  String[] tails() {
    if (tails == UNKNOWN && raw.length > 0) {
      tails = Stream.of(folded()).map(Values::tail).toArray(String[]::new);
    }
    return tails;
  }

  String[] numerals() {
    if (numerals == UNKNOWN && raw.length > 0) {
      numerals = Stream.of(raw).map(Scalars::numeral).toArray(String[]::new);
    }
    return numerals;
  }

  BigDecimal[] numbers() {
    if (numbers == UNKNOWN_NUMBERS && raw.length > 0) {
      numbers = Stream.of(raw).flatMap(v -> Scalars.number(v).stream()).toArray(BigDecimal[]::new);
    }
    return numbers;
  }

  OffsetDateTime[] dates() {
    if (dates == UNKNOWN_DATES && raw.length > 0) {
      dates = Stream.of(raw).flatMap(v -> Scalars.date(v).stream()).toArray(OffsetDateTime[]::new);
    }
    return dates;
  }

  byte[][] addresses() {
    if (addresses == UNKNOWN_ADDRESSES && raw.length > 0) {
      addresses =
          Stream.of(raw)
              .filter(String.class::isInstance)
              .flatMap(v -> Network.address(Objects.toString(v)).stream())
              .toArray(byte[][]::new);
    }
    return addresses;
  }

  private static String tail(String text) {
    int at = text.lastIndexOf('\\');
    return at < 0 ? "" : text.substring(at);
  }
}
