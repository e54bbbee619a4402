package dev.sigmac.maven;

import dev.sigmac.project.Setting;
import dev.sigmac.project.Settings;
import java.io.File;
import java.util.Optional;
import javax.lang.model.SourceVersion;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals about artifacts have in common: where they are and what they are called. */
abstract class ArtifactMojo extends ProjectMojo {
  /**
   * The folder for query files and their manifest; {@code sigmac} below the build's folder if not
   * set.
   *
   * <pre>{@code <output>generated</output>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "sigmac.output")
  private File output;

  /**
   * Whether a query stands below a comment that says what it finds; it does if not set.
   *
   * <pre>{@code <headers>false</headers>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "sigmac.headers")
  private Boolean headers;

  /**
   * The package of the generated Java; the group id with {@code .sigma} if not set.
   *
   * <pre>{@code <javaPackage>com.example.detections</javaPackage>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "sigmac.javaPackage")
  private String javaPackage;

  /**
   * The source folder of the generated Java; {@code generated-sources/sigmac} below the build's
   * folder if not set.
   *
   * <pre>{@code <javaFolder>src/generated/java</javaFolder>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "sigmac.javaFolder")
  private File javaFolder;

  /**
   * The folder of resources that the generated Java reads; {@code generated-resources/sigmac} below
   * the build's folder if not set.
   *
   * <pre>{@code <javaResources>src/generated/resources</javaResources>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "sigmac.javaResources")
  private File javaResources;

  /**
   * Whether queries are given that match other events than their rule, marked as approximate; not
   * if not set.
   *
   * <pre>{@code <approximate>true</approximate>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "sigmac.approximate")
  private Boolean approximate;

  /**
   * Whether the alternatives of a rule are shown as columns; not if not set.
   *
   * <pre>{@code <flags>true</flags>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "sigmac.flags")
  private Boolean flags;

  /**
   * The look-back of every query; the rule's own if not set.
   *
   * <pre>{@code <window>24h</window>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "sigmac.window")
  private String window;

  /**
   * Whether the build fails where a language cannot say a rule; it warns if not set.
   *
   * <pre>{@code <failOnRefused>true</failOnRefused>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "sigmac.failOnRefused")
  private Boolean failOnRefused;

  @Override
  final Settings own() {
    return Settings.NONE
        .with(Setting.OUTPUT, path(output))
        .withFlag(Setting.HEADERS, Optional.ofNullable(headers))
        .with(Setting.WINDOW, Optional.ofNullable(window))
        .withFlag(Setting.APPROXIMATE, Optional.ofNullable(approximate))
        .withFlag(Setting.FLAGS, Optional.ofNullable(flags))
        .withFlag(Setting.FAIL_ON_REFUSED, Optional.ofNullable(failOnRefused))
        .with(Setting.JAVA_PACKAGE, Optional.ofNullable(javaPackage))
        .with(Setting.JAVA_FOLDER, path(javaFolder))
        .with(Setting.JAVA_RESOURCES, path(javaResources));
  }

  @Override
  final Settings fallback() {
    String build = project().getBuild().getDirectory();
    return Settings.NONE
        .with(Setting.OUTPUT, Optional.of(build + "/sigmac"))
        .with(Setting.JAVA_PACKAGE, Optional.of(packageOf(project().getGroupId()) + ".sigma"))
        .with(Setting.JAVA_FOLDER, Optional.of(build + "/generated-sources/sigmac"))
        .with(Setting.JAVA_RESOURCES, Optional.of(build + "/generated-resources/sigmac"));
  }

  /** A group id as the name of a package. */
  static String packageOf(String groupId) {
    StringBuilder name = new StringBuilder();
    for (String part : groupId.split("\\.", -1)) {
      String word = part.replaceAll("[^A-Za-z0-9_]", "_");
      name.append(name.isEmpty() ? "" : ".")
          .append(SourceVersion.isName(word, SourceVersion.RELEASE_17) ? "" : "_")
          .append(word);
    }
    return name.toString();
  }
}
