package dev.sigmac.project;

import java.util.Locale;

/** What a project can set, in the order of the documentation. Paths are relative to the project. */
public enum Setting {
  RULES(Kind.TEXT, "sigma", "The folder of the rules."),
  INCLUDES(Kind.LIST, "**/*.yml, **/*.yaml", "Patterns of the rule files below it."),
  EXCLUDES(Kind.LIST, "none", "Patterns of files below it that are no rules, or not yet."),
  TARGETS(Kind.LIST, "all", "The query languages; 'sigmac list targets' names them."),
  PIPELINES(
      Kind.LIST, "the default of each target", "Packs of tables and fields, or files with one."),
  PLACEHOLDERS(Kind.TEXT, "none", "A file with the values of placeholders."),
  OUTPUT(Kind.TEXT, "generated", "The folder for query files and the manifest."),
  HEADERS(Kind.FLAG, "true", "Whether a query stands below a comment that says what it finds."),
  APPROXIMATE(
      Kind.FLAG, "false", "Give queries that match other events than their rule too, marked."),
  FLAGS(Kind.FLAG, "false", "Show which alternatives of a rule matched as columns."),
  WINDOW(Kind.TEXT, "the rule's own", "The look-back of every query, such as 24h."),
  FAIL_ON_REFUSED(
      Kind.FLAG, "false", "Fail where a target cannot say a rule, which is a warning otherwise."),
  JAVA_PACKAGE(
      Kind.TEXT, "none", "The package of the generated Java; without one there is no Java."),
  JAVA_FOLDER(Kind.TEXT, "java below output", "The source folder of the generated Java."),
  JAVA_RESOURCES(
      Kind.TEXT, "resources below output", "The folder of resources that the Java reads.");

  /** What a setting's value is. */
  public enum Kind {
    TEXT,
    LIST,
    FLAG
  }

  private final Kind kind;
  private final String fallback;
  private final String summary;

  Setting(Kind kind, String fallback, String summary) {
    this.kind = kind;
    this.fallback = fallback;
    this.summary = summary;
  }

  /** The key in a project file, for example {@code java-package}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What its value is. */
  public Kind kind() {
    return kind;
  }

  /** What holds where nobody sets it, for the documentation. */
  public String fallback() {
    return fallback;
  }

  /** One sentence for the documentation. */
  public String summary() {
    return summary;
  }
}
