package detections;

import java.util.List;
import java.util.Optional;

/**
 * Kubernetes CronJob Created Or Changed
 *
 * <p>Somebody other than the cluster's own controllers creates or changes a CronJob, which then starts containers at the times it names.
 *
 * <p>Made by sigmac from sigma/t1053_007_kubernetes_cronjob_created.yml; a change here is lost.
 */
public final class T1053_007KubernetesCronjobCreated implements Rule {
  /**
   * The rule.
   */
  public static final T1053_007KubernetesCronjobCreated RULE = new T1053_007KubernetesCronjobCreated();

  private static final Field VERB = Field.of("verb");

  private static final Field OBJECT_REF_RESOURCE = Field.of("objectRef.resource");

  private static final Field USER_USERNAME = Field.of("user.username");

  private T1053_007KubernetesCronjobCreated() {
  }

  @Override
  public String title() {
    return "Kubernetes CronJob Created Or Changed";
  }

  @Override
  public Optional<String> id() {
    return Optional.of("5c0f3a52-6a0e-4c5b-9a0a-1d0a52c01007");
  }

  @Override
  public String description() {
    return "Somebody other than the cluster's own controllers creates or changes a CronJob, which then starts containers at the times it names.";
  }

  @Override
  public Optional<String> status() {
    return Optional.of("experimental");
  }

  @Override
  public Optional<Level> level() {
    return Optional.of(Level.LOW);
  }

  @Override
  public Optional<String> author() {
    return Optional.of("sigmac");
  }

  @Override
  public List<String> references() {
    return List.of(
        "https://attack.mitre.org/techniques/T1053/007/",
        "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/");
  }

  @Override
  public List<String> tags() {
    return List.of(
        "attack.execution",
        "attack.persistence",
        "attack.privilege-escalation",
        "attack.t1053.007");
  }

  @Override
  public List<String> tactics() {
    return List.of(
        "execution",
        "persistence",
        "privilege-escalation");
  }

  @Override
  public List<String> techniques() {
    return List.of("T1053.007");
  }

  @Override
  public List<String> falsePositives() {
    return List.of("Deployments by people and pipelines");
  }

  @Override
  public List<LogSource> logSources() {
    return List.of(
        new LogSource("", "kubernetes", "audit"));
  }

  @Override
  public List<Query> queries() {
    return List.of(
        new Query(
        "kql",
        "microsoft",
        true,
        List.of("AKSAudit"),
        "AKSAudit\n"
        + "| where Verb in~ (\"create\", \"update\", \"patch\")\n"
        + "| where tostring(ObjectRef.resource) =~ \"cronjobs\"\n"
        + "| where not(tostring(User.username) startswith \"system:serviceaccount:kube-system:\")"),
        new Query(
        "spl",
        "splunk-windows",
        true,
        List.of("kube:apiserver-audit"),
        "index=* sourcetype=\"kube:apiserver-audit\"\n"
        + "    verb IN (\"create\", \"update\", \"patch\")\n"
        + "    objectRef.resource=\"cronjobs\"\n"
        + "    NOT user.username=\"system:serviceaccount:kube-system:*\""),
        new Query(
        "eql",
        "elastic-ecs",
        true,
        List.of("logs-kubernetes.audit_logs-*"),
        "any where\n"
        + "  event.dataset == \"kubernetes.audit_logs\" and\n"
        + "  kubernetes.audit.verb : (\"create\", \"update\", \"patch\") and\n"
        + "  kubernetes.audit.objectRef.resource : \"cronjobs\" and\n"
        + "  not kubernetes.audit.user.username : \"system:serviceaccount:kube-system:*\""),
        new Query(
        "esql",
        "elastic-ecs",
        true,
        List.of("logs-kubernetes.audit_logs-*"),
        "FROM logs-kubernetes.audit_logs-* METADATA _id, _index, _version\n"
        + "| WHERE event.dataset == \"kubernetes.audit_logs\"\n"
        + "| WHERE TO_LOWER(kubernetes.audit.verb) IN (\"create\", \"update\", \"patch\")\n"
        + "| WHERE TO_LOWER(kubernetes.audit.objectRef.resource) == \"cronjobs\"\n"
        + "| WHERE NOT COALESCE(\n"
        + "    TO_LOWER(kubernetes.audit.user.username) LIKE \"system:serviceaccount:kube-system:*\", FALSE)"));
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.text(Field.of("verb"), "create", "update", "patch"));
  }

  private static boolean verbIs(Event event) {
    for (String text : event.folded(VERB)) {
      if (text.equals("create")
      || text.equals("update")
      || text.equals("patch")) {
        return true;
      }
    }
    return false;
  }

  private static boolean objectRefResourceIs(Event event) {
    for (String text : event.folded(OBJECT_REF_RESOURCE)) {
      if (text.equals("cronjobs")) {
        return true;
      }
    }
    return false;
  }

  private static boolean selection(Event event) {
    return verbIs(event)
        && objectRefResourceIs(event);
  }

  private static boolean userUsernameStartsWith(Event event) {
    for (String text : event.folded(USER_USERNAME)) {
      if (text.startsWith("system:serviceaccount:kube-system:")) {
        return true;
      }
    }
    return false;
  }

  private static boolean filterMainControllers(Event event) {
    return userUsernameStartsWith(event);
  }

  @Override
  public boolean matches(Event event) {
    return selection(event)
        && !filterMainControllers(event);
  }
}
