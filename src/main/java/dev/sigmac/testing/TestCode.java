package dev.sigmac.testing;

import dev.sigmac.source.Code;
import dev.sigmac.source.Severity;

/** What can be wrong with a test file. */
public enum TestCode implements Code {
  INVALID_TEST("A test file has a key or a value that means nothing there."),
  UNKNOWN_TESTED_RULE("A test case names a rule that its rule file does not have."),
  MISSING_TEST_EVENTS("A test case has no events, or names a file that is not there.");

  private final String summary;

  TestCode(String summary) {
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
