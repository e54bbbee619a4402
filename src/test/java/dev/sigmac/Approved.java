package dev.sigmac;

import java.io.File;
import java.nio.file.Path;
import org.approvaltests.Approvals;
import org.approvaltests.core.ApprovalFailureReporter;
import org.approvaltests.core.Options;
import org.approvaltests.namer.ApprovalNamer;
import org.approvaltests.reporters.AutoApproveReporter;
import org.approvaltests.reporters.Junit5Reporter;

/**
 * Compares texts with approved files that stand beside a test's input; {@code -Dapprove} approves
 * what is received.
 */
public final class Approved {
  private Approved() {}

  /** Compares {@code text} with {@code <case>.approved<extension>} in {@code folder}. */
  public static void verify(String text, Path folder, String name, String extension) {
    ApprovalFailureReporter reporter =
        System.getProperty("approve") == null ? new Junit5Reporter() : new AutoApproveReporter();
    Options options = new Options(reporter).forFile().withExtension(extension);
    Approvals.verify(text, options.forFile().withNamer(new Beside(folder, name)));
  }

  private record Beside(Path folder, String name) implements ApprovalNamer {
    @Override
    public File getApprovedFile(String extension) {
      return folder.resolve(name + ".approved" + extension).toFile();
    }

    @Override
    public File getReceivedFile(String extension) {
      return folder.resolve(name + ".received" + extension).toFile();
    }

    @Override
    public String getApprovalName() {
      return name;
    }

    @Override
    public String getSourceFilePath() {
      return folder + File.separator;
    }

    @Override
    public ApprovalNamer addAdditionalInformation(String information) {
      return new Beside(folder, name + "." + information);
    }

    @Override
    public String getAdditionalInformation() {
      return "";
    }
  }
}
