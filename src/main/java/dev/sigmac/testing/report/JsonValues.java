package dev.sigmac.testing.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sigmac.evaluate.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Writes rows and the values of events as JSON. */
record JsonValues(JsonGenerator json) {
  /** The branch, the flags, the score and the columns. */
  void row(Row row) throws IOException {
    json.writeStartObject();
    json.writeStringField("branch", row.branch());
    json.writeObjectFieldStart("flags");
    for (Map.Entry<String, Boolean> flag : row.flags().entrySet()) {
      json.writeBooleanField(flag.getKey(), flag.getValue());
    }
    json.writeEndObject();
    json.writeFieldName("score");
    value(row.score().map(s -> s));
    json.writeObjectFieldStart("columns");
    for (Map.Entry<String, Optional<Object>> column : row.columns().entrySet()) {
      json.writeFieldName(column.getKey());
      value(column.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** A field with a text, or null. */
  void optional(String name, Optional<String> value) throws IOException {
    json.writeFieldName(name);
    value(value.map(v -> v));
  }

  /** A value of an event, or null. */
  void value(Optional<?> given) throws IOException {
    Object value = given.isPresent() ? given.get() : "";
    if (given.isEmpty()) {
      json.writeNull();
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else if (value instanceof BigInteger || value instanceof Integer || value instanceof Long) {
      json.writeNumber(value.toString());
    } else if (value instanceof BigDecimal decimal) {
      json.writeNumber(decimal);
    } else if (value instanceof Collection<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        value(Optional.ofNullable(item));
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        value(Optional.ofNullable(entry.getValue()));
      }
      json.writeEndObject();
    } else {
      json.writeString(value.toString());
    }
  }
}
