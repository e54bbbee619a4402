package dev.sigmac.project;

import dev.sigmac.artifact.ArtifactFolders;
import dev.sigmac.artifact.Change;
import dev.sigmac.artifact.Change.Kind;
import dev.sigmac.compiler.Status;
import java.util.List;
import java.util.Locale;

/** What a run has done, in one sentence for people. */
public final class Outcome {
  private final Generated made;

  /** The outcome of making {@code made}. */
  public Outcome(Generated made) {
    this.made = made;
  }

  /** That nothing had to be done. */
  public static String upToDate(int files) {
    return say("nothing to do: %,d files are up to date", files);
  }

  /** What was written. */
  public String written(List<Change> changes) {
    int files = made.artifacts().size();
    long removed = changes.stream().filter(c -> c.kind() == Kind.REMOVE).count();
    long written = changes.size() - removed;
    return (changes.isEmpty()
            ? upToDate(files)
            : say("%,d files: %,d written, %,d unchanged", files, written, files - written)
                + (removed > 0 ? say(", %,d removed", removed) : ""))
        + refused();
  }

  /** That nothing was written. */
  public String broken() {
    return say("nothing is written: %,d rules have errors", made.count(Status.ERROR))
        + (made.count(Status.REFUSED) > 0
            ? say(", %,d are refused", made.count(Status.REFUSED))
            : "");
  }

  /** How far the files are from what the rules compile to. */
  public String verified(int differences) {
    int files = made.artifacts().size();
    return differences == 0
        ? say("%,d files are what the rules compile to", files) + refused()
        : say("%,d files are not what the rules compile to; generate them anew", differences);
  }

  /** What happened to one file. */
  public static String done(Change change, ArtifactFolders folders) {
    return (change.kind() == Kind.REMOVE ? "removed " : "wrote ") + folders.resolve(change.path());
  }

  private String refused() {
    long refused = made.count(Status.REFUSED);
    return refused == 0 ? "" : say("; %,d rules are refused for a target", refused);
  }

  private static String say(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }
}
