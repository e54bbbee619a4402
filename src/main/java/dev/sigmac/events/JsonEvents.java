package dev.sigmac.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON objects, one a line, in an array, or one directly behind the other. */
final class JsonEvents {
  private static final int LARGEST_SCALE = 1_000;

  private final JsonFactory factory =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(EventReader.MAX_BYTES).build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();
  private final List<String> within;

  JsonEvents(List<String> within) {
    this.within = List.copyOf(within);
  }

  void read(InputStream in, EventReader.Records records) throws IOException {
    Bytes bytes = new Bytes(in);
    JsonCutter cutter = new JsonCutter(bytes, records);
    while (cutter.next()) {
      parse(bytes, cutter.line(), records);
    }
  }

  private void parse(Bytes bytes, long line, EventReader.Records records) {
    try (JsonParser json = factory.createParser(bytes.record(), 0, bytes.size())) {
      json.nextToken();
      Map<String, @Nullable Object> object = object(json);
      for (String member : within) {
        if (!(object.get(member) instanceof Map<?, ?> inner)) {
          records.problem(line, "the object has no member '" + member + "' that is an object");
          return;
        }
        object = named(inner);
      }
      records.event(line, WindowsEvent.flat(object));
    } catch (CharConversionException e) {
      records.problem(line, "the text is not UTF-8; it is passed over");
    } catch (JsonProcessingException e) {
      boolean encoding = String.valueOf(e.getMessage()).contains("UTF-8");
      records.problem(
          line,
          encoding
              ? "the text is not UTF-8; it is passed over"
              : "this is not JSON; it is passed over");
    } catch (IOException e) {
      records.problem(line, "this is not JSON; it is passed over");
    }
  }

  private static Map<String, @Nullable Object> named(Map<?, ?> map) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    map.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }

  private static Map<String, @Nullable Object> object(JsonParser json) throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      object.put(name, value(json));
    }
    return object;
  }

  private static @Nullable Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(json));
        }
        yield list;
      }
      case VALUE_NUMBER_INT -> json.getNumberValue();
      case VALUE_NUMBER_FLOAT -> decimal(json);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> json.getText();
    };
  }

  /** A number that would be absurdly long without an exponent is kept as it is written. */
  private static Object decimal(JsonParser json) throws IOException {
    String written = json.getText();
    if (written.length() > LARGEST_SCALE) {
      return written;
    }
    BigDecimal number = new BigDecimal(written);
    return Math.abs((long) number.scale()) > LARGEST_SCALE ? written : number;
  }
}
