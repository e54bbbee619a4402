package dev.sigmac.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema of packs, for editors, says what the reader of packs says. */
class PackSchemaTest {
  private static final String TABLE =
      "name: mine\ntables: [{table: T, columns: {A: string, B: string, J: dynamic}}]\n";
  private static final String FIELD =
      TABLE + "logsources: [{category: c, sources: [{table: T, fields: {F: %s}}]}]\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "J.member",
        "{column: A, spelling: hex-number}",
        "{column: A, last: B, separator: /}",
        "{last: B}",
        "{head: A, tail: B, nested: true, optional: true, spelling: registry-key, show: B}",
        "{hashes: {MD5: A}}",
        "{hash: IMPHASH, in: A}",
        "{values: {'true': {A: [x, y]}, 'false': [{A|contains: z}, {B: 1}]}, show: A}",
        "{constant: x}",
        "{any: [A, {last: B}]}",
        "{cases: [{when: {A: x}, at: B}]}",
        "{registry-data: {data: A, type: B}}"
      })
  void eachPlaceIsAllowedByBoth(String place) throws IOException {
    String pack = FIELD.formatted(place);
    Mapping.pack(pack);
    assertThat(schema().validate(pack, InputFormat.YAML)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{colum: A}",
        "{show: A}",
        "{hashes: {CRC: A}}",
        "{cases: [{when: {A: x}}]}",
        "[A]"
      })
  void eachMistakeIsRejectedByBoth(String place) throws IOException {
    String pack = FIELD.formatted(place);
    assertThat(schema().validate(pack, InputFormat.YAML)).isNotEmpty();
    assertThat(catchThrowable(() -> Mapping.pack(pack))).isInstanceOf(AssertionError.class);
  }

  @Test
  void logSourcesNeedSourcesOrAReason() throws IOException {
    assertThat(
            schema()
                .validate("name: x\nlogsources: [{category: c, refused: why}]", InputFormat.YAML))
        .isEmpty();
    assertThat(schema().validate("name: x\nlogsources: [{category: c}]", InputFormat.YAML))
        .isNotEmpty();
    assertThat(schema().validate("description: x", InputFormat.YAML)).isNotEmpty();
  }

  private static Schema schema() throws IOException {
    try (InputStream in = Pack.class.getResourceAsStream("/dev/sigmac/schema/pack.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    }
  }
}
