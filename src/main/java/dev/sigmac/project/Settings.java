package dev.sigmac.project;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values of settings, from a project file, a command line or a build; what is not set is absent.
 */
public final class Settings {
  /** Nothing is set. */
  public static final Settings NONE = new Settings(new EnumMap<>(Setting.class));

  private final Map<Setting, List<String>> values;

  private Settings(Map<Setting, List<String>> values) {
    this.values = values;
  }

  /** The same settings with a text; an empty one leaves them as they are. */
  public Settings with(Setting setting, Optional<String> text) {
    return text.map(t -> with(setting, List.of(t))).orElse(this);
  }

  /** The same settings with a flag; an absent one leaves them as they are. */
  public Settings withFlag(Setting setting, Optional<Boolean> flag) {
    return with(setting, flag.map(f -> Boolean.toString(f)));
  }

  /** The same settings with a list. */
  public Settings with(Setting setting, List<String> list) {
    Map<Setting, List<String>> changed = new EnumMap<>(values);
    changed.put(setting, List.copyOf(list));
    return new Settings(changed);
  }

  /** These settings, and those of {@code others} that are not set here. */
  public Settings orElse(Settings others) {
    Map<Setting, List<String>> all = new EnumMap<>(others.values);
    all.putAll(values);
    return new Settings(all);
  }

  /** A text; empty where it is not set. */
  public Optional<String> text(Setting setting) {
    return Optional.ofNullable(values.get(setting)).flatMap(v -> v.stream().findFirst());
  }

  /** A list; empty where it is not set. */
  public Optional<List<String>> list(Setting setting) {
    return Optional.ofNullable(values.get(setting));
  }

  /** A flag; {@code fallback} where it is not set. */
  public boolean flag(Setting setting, boolean fallback) {
    return text(setting).map(Boolean::parseBoolean).orElse(fallback);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
