package dev.sigmac.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.SourceFiles;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.ScalarType;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import dev.sigmac.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tree that the reader builds, as JSON, follows the official schemas, and our key follows its
 * own.
 */
class SchemaTest {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @Test
  @EnabledIfEnvironmentVariable(
      named = "SIGMAC_SCHEMAS",
      matches = ".+",
      disabledReason = "SIGMAC_SCHEMAS is not set")
  void ownRulesAndSamplesFollowTheOfficialSchemas() throws IOException {
    Path folder = Path.of(System.getenv("SIGMAC_SCHEMAS"));
    Schema rules = official(folder, "sigma-detection-rule-schema.json");
    Schema correlations = official(folder, "sigma-correlation-rules-schema.json");
    Schema filters = official(folder, "sigma-filters-schema.json");
    List<Path> files = new ArrayList<>(rules(Path.of("sigma")));
    files.addAll(rules(folder));
    String corpus = System.getenv("SIGMAC_CORPUS");
    files.addAll(corpus == null ? List.of() : rules(Path.of(corpus)));

    List<String> violations = new ArrayList<>();
    for (Path file : files) {
      for (YamlMapping document : documents(file)) {
        Schema schema =
            document.get("correlation").isPresent()
                ? correlations
                : document.get("filter").isPresent() ? filters : rules;
        for (Error error : schema.validate(json(document))) {
          violations.add(file + " " + error);
        }
      }
    }
    assertThat(violations).isEmpty();
  }

  @Test
  void ownKeysFollowTheirSchema() throws IOException {
    Schema schema = sigmacKey();
    for (Path file : rules(Path.of("sigma"))) {
      for (YamlMapping document : documents(file)) {
        document
            .get("sigmac")
            .ifPresent(key -> assertThat(schema.validate(json(key.value()))).isEmpty());
      }
    }
  }

  @Test
  void theSchemaOfOurKeyAllowsWhatTheReaderReads() throws IOException {
    String key =
        """
        indicators: [suspicious_path]
        shown: [hidden_flag]
        score: SuspicionScore
        confidence: medium
        contains: terms
        data-sources: ['Command: Command Execution']
        extract:
            TaskName: {from: EventData, pattern: '<TaskName>(.*?)</TaskName>'}
        """;
    assertThat(sigmacKey().validate(json(parse(key)))).isEmpty();
  }

  @Test
  void theSchemaOfOurKeyRejectsWhatTheReaderRejects() throws IOException {
    for (String key :
        List.of(
            "indicator: [a]",
            "score: 'a | drop'",
            "contains: words",
            "confidence: sure",
            "extract: {TaskName: {from: EventData}}",
            "extract: {'Task Name': {from: EventData, pattern: '(a)'}}",
            "extract: {TaskName: {from: EventData, pattern: '(a)', flags: i}}")) {
      assertThat(sigmacKey().validate(json(parse(key)))).as(key).isNotEmpty();
    }
  }

  private static Schema official(Path folder, String name) throws IOException {
    return SCHEMAS.getSchema(Files.readString(folder.resolve(name)), InputFormat.JSON);
  }

  private static Schema sigmacKey() throws IOException {
    try (InputStream in =
        RuleReader.class.getResourceAsStream("/dev/sigmac/schema/sigmac-key.schema.json")) {
      return SCHEMAS.getSchema(
          new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    }
  }

  private static List<Path> rules(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".yml") && !f.toString().endsWith(".tests.yml"))
          .sorted()
          .toList();
    }
  }

  private static List<YamlMapping> documents(Path file) {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile source = SourceFiles.read(file, file.toString(), diagnostics).orElseThrow();
    List<YamlMapping> documents =
        YamlReader.read(source, diagnostics).stream().map(YamlMapping.class::cast).toList();
    assertThat(diagnostics.list()).isEmpty();
    return documents;
  }

  private static YamlNode parse(String text) {
    return YamlReader.read(new SourceFile("key.yml", text), new Diagnostics()).get(0);
  }

  private static JsonNode json(YamlNode node) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (node instanceof YamlMapping mapping) {
      ObjectNode object = nodes.objectNode();
      for (Entry entry : mapping.entries()) {
        object.set(entry.key().value(), json(entry.value()));
      }
      return object;
    }
    if (node instanceof YamlSequence sequence) {
      ArrayNode array = nodes.arrayNode();
      sequence.items().forEach(item -> array.add(json(item)));
      return array;
    }
    YamlScalar scalar = (YamlScalar) node;
    if (scalar.type() == ScalarType.INTEGER || scalar.type() == ScalarType.FLOAT) {
      return nodes.numberNode(new BigDecimal(scalar.value()));
    }
    return switch (scalar.type()) {
      case BOOLEAN -> nodes.booleanNode(scalar.value().equalsIgnoreCase("true"));
      case NULL -> nodes.nullNode();
      default -> nodes.stringNode(scalar.value());
    };
  }
}
