package dev.sigmac.project;

import dev.sigmac.compiler.CompilerCode;
import dev.sigmac.project.Setting.Kind;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Nearest;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.Span;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.ScalarType;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import dev.sigmac.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code sigmac.yml}: one map with the keys of {@link Setting}. */
public final class ProjectFile {
  /** The name that is looked for in a project's folder. */
  public static final String NAME = "sigmac.yml";

  private final Diagnostics diagnostics;
  private Settings settings = Settings.NONE;

  private ProjectFile(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** What {@code file} sets; what is wrong in it is reported. */
  public static Settings read(SourceFile file, Diagnostics diagnostics) {
    ProjectFile reader = new ProjectFile(diagnostics);
    List<YamlNode> documents = YamlReader.read(file, diagnostics);
    if (documents.size() == 1 && documents.get(0) instanceof YamlMapping mapping) {
      mapping.entries().forEach(reader::entry);
    } else if (!documents.isEmpty() && !diagnostics.hasErrors()) {
      reader.invalid(file.start(), "A project file is one map of settings.", "rules: sigma");
    }
    return reader.settings;
  }

  private void entry(Entry entry) {
    String key = entry.key().value();
    Optional<Setting> setting =
        Stream.of(Setting.values()).filter(s -> s.key().equals(key)).findFirst();
    if (setting.isEmpty()) {
      List<String> keys = Stream.of(Setting.values()).map(Setting::key).toList();
      invalid(
          entry.key().span(),
          "There is no setting '" + key + "'.",
          Nearest.hint(key, keys).orElse("The settings are " + String.join(", ", keys) + "."));
      return;
    }
    values(setting.get(), entry.value())
        .ifPresentOrElse(
            v -> settings = settings.with(setting.get(), v),
            () ->
                invalid(
                    entry.value().span(),
                    "'" + key + "' is " + expected(setting.get().kind()) + ".",
                    example(setting.get())));
  }

  private static Optional<List<String>> values(Setting setting, YamlNode node) {
    boolean list = setting.kind() == Kind.LIST;
    List<YamlNode> nodes =
        list && node instanceof YamlSequence items ? items.items() : List.of(node);
    List<String> texts = new ArrayList<>();
    for (YamlNode item : nodes) {
      if (!(item instanceof YamlScalar scalar)
          || scalar.isNull()
          || (setting.kind() == Kind.FLAG) != (scalar.type() == ScalarType.BOOLEAN)) {
        return Optional.empty();
      }
      texts.add(scalar.type() == ScalarType.BOOLEAN ? lower(scalar) : scalar.value());
    }
    return Optional.of(texts);
  }

  private static String lower(YamlScalar scalar) {
    return Boolean.toString(scalar.value().equalsIgnoreCase("true"));
  }

  private static String expected(Kind kind) {
    return switch (kind) {
      case TEXT -> "a text";
      case LIST -> "a text or a list of texts";
      case FLAG -> "true or false";
    };
  }

  private static String example(Setting setting) {
    return switch (setting.kind()) {
      case TEXT -> "Write it as '" + setting.key() + ": text'.";
      case LIST -> "Write it as '" + setting.key() + ": [text, ...]'.";
      case FLAG -> "Write it as '" + setting.key() + ": true'.";
    };
  }

  private void invalid(Span span, String message, String hint) {
    diagnostics.report(CompilerCode.INVALID_PROJECT, span, message, hint);
  }
}
