package dev.sigmac.source;

/** What can keep a file from being read as text. */
public enum SourceCode implements Code {
  UNREADABLE_FILE("The file cannot be read from the disk."),
  FILE_TOO_LARGE("The file is larger than any rule file should be."),
  INVALID_UTF8("The file is not UTF-8, so its characters are unknown.");

  private final String summary;

  SourceCode(String summary) {
    this.summary = summary;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return summary;
  }
}
