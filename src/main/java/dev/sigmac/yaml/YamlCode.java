package dev.sigmac.yaml;

import dev.sigmac.source.Code;
import dev.sigmac.source.Severity;

/** What can be wrong with a file as YAML, before anything is asked about its meaning. */
public enum YamlCode implements Code {
  YAML_SYNTAX("The text is not YAML; the rest of its document is not read."),
  UNCLOSED_QUOTE("A quoted text has no closing quote in its document."),
  BAD_INDENTATION("A line does not stand under the lines that it should belong to."),
  BAD_ESCAPE("A backslash in double quotes is followed by something that YAML does not know."),
  CONTROL_CHARACTER("A control character stands where YAML allows none."),
  DUPLICATE_KEY("A key occurs twice in one map, so one of its values would be lost."),
  KEY_NOT_SCALAR("A map or a list is used as a key."),
  UNKNOWN_ANCHOR("An alias names an anchor that is not defined before it."),
  RECURSIVE_ALIAS("An alias stands inside what it names."),
  MERGE_KEY("The merge key << is not part of YAML 1.2."),
  UNKNOWN_YAML_TAG("A tag is none of YAML's core schema, or does not fit its value."),
  TOO_DEEP("Maps and lists are nested too deeply."),
  TOO_MANY_NODES("Aliases would expand to more nodes than any rule should have."),
  TOO_MANY_DOCUMENTS("The file has more documents than any rule file should have.");

  private final String summary;

  YamlCode(String summary) {
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
