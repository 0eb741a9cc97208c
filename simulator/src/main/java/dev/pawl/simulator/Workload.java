package dev.pawl.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Trees;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A workload to create, with a budget if it has one.
 *
 * @param template changes to the pod template, in order
 * @param budget spec of its PodDisruptionBudget but for the selector; empty for none
 * @param parallel of a StatefulSet: podManagementPolicy
 */
public record Workload(
    String kind,
    String namespace,
    String name,
    int replicas,
    List<Consumer<ObjectNode>> template,
    ObjectNode budget,
    boolean parallel) {

  static Workload of(String kind, String namespace, String name, int replicas) {
    return new Workload(kind, namespace, name, replicas, List.of(), Trees.object(), false);
  }

  /** Asks for resources, such as {@code 250m} and {@code 256Mi}. */
  public Workload requests(String cpu, String memory) {
    return with(
        pod ->
            ((ObjectNode) pod.path("spec").path("containers").path(0))
                .withObject("/resources/requests")
                .put("cpu", cpu)
                .put("memory", memory));
  }

  public Workload grace(int seconds) {
    return with(pod -> Trees.child(pod, "spec").put("terminationGracePeriodSeconds", seconds));
  }

  /** How long its pods take to become Ready, in simulated time. */
  public Workload startsIn(Duration time) {
    return annotation("simulator.pawl.dev/start", time.toString());
  }

  /** How long its pods take to end, in simulated time, if their grace allows it. */
  public Workload endsIn(Duration time) {
    return annotation("simulator.pawl.dev/end", time.toString());
  }

  public Workload annotation(String key, String value) {
    return with(pod -> Trees.child(Trees.metadata(pod), "annotations").put(key, value));
  }

  public Workload label(String key, String value) {
    return with(pod -> Trees.child(Trees.metadata(pod), "labels").put(key, value));
  }

  public Workload nodeSelector(String key, String value) {
    return with(pod -> pod.withObject("/spec/nodeSelector").put(key, value));
  }

  /** Has an emptyDir volume. */
  public Workload emptyDir() {
    return with(
        pod ->
            Trees.list(Trees.child(pod, "spec"), "volumes")
                .addObject()
                .put("name", "scratch")
                .putObject("emptyDir"));
  }

  /** Tolerates every taint, as node agents do. */
  public Workload toleratesAll() {
    return with(
        pod ->
            Trees.list(Trees.child(pod, "spec"), "tolerations")
                .addObject()
                .put("operator", "Exists"));
  }

  /** No two of its pods in one domain, such as {@code kubernetes.io/hostname}. */
  public Workload apart(String topologyKey) {
    return with(
        pod -> {
          ObjectNode anti = pod.withObject("/spec/affinity/podAntiAffinity");
          ObjectNode term =
              Trees.list(anti, "requiredDuringSchedulingIgnoredDuringExecution").addObject();
          term.put("topologyKey", topologyKey);
          term.withObject("/labelSelector/matchLabels").put("app", name);
        });
  }

  /** A budget with {@code maxUnavailable}: a number or a percentage. */
  public Workload maxUnavailable(String value) {
    return budget("maxUnavailable", value);
  }

  /** A budget with {@code minAvailable}: a number or a percentage. */
  public Workload minAvailable(String value) {
    return budget("minAvailable", value);
  }

  /** The pods of a StatefulSet are created side by side. */
  public Workload inParallel() {
    return new Workload(kind, namespace, name, replicas, template, budget, true);
  }

  /** Any other change of the pod (template). */
  public Workload with(Consumer<ObjectNode> change) {
    List<Consumer<ObjectNode>> next = new ArrayList<>(template);
    next.add(change);
    return new Workload(kind, namespace, name, replicas, List.copyOf(next), budget, parallel);
  }

  private Workload budget(String field, String value) {
    ObjectNode next = budget.deepCopy();
    if (value.endsWith("%")) {
      next.put(field, value);
    } else {
      next.put(field, Integer.parseInt(value));
    }
    return new Workload(kind, namespace, name, replicas, template, next, parallel);
  }

  List<ObjectNode> objects() {
    ObjectNode pod = Trees.object();
    pod.withObject("/metadata/labels").put("app", name);
    Trees.list(Trees.child(pod, "spec"), "containers")
        .addObject()
        .put("name", "main")
        .put("image", "registry.invalid/" + name + ":1");
    template.forEach(change -> change.accept(pod));
    List<ObjectNode> objects = new ArrayList<>();
    objects.add(kind.equals("Pod") ? bare(pod) : controller(pod));
    if (!budget.isEmpty()) {
      ObjectNode pdb = ClusterBuilder.named("policy/v1", "PodDisruptionBudget", namespace, name);
      pdb.set("spec", budget.deepCopy());
      pdb.withObject("/spec/selector/matchLabels").put("app", name);
      objects.add(pdb);
    }
    return objects;
  }

  private ObjectNode bare(ObjectNode pod) {
    ObjectNode object = ClusterBuilder.named("v1", "Pod", namespace, name);
    Trees.metadata(object).setAll((ObjectNode) pod.path("metadata"));
    return object.set("spec", pod.path("spec"));
  }

  private ObjectNode controller(ObjectNode pod) {
    ObjectNode object = ClusterBuilder.named("apps/v1", kind, namespace, name);
    ObjectNode spec = object.putObject("spec");
    if (!kind.equals("DaemonSet")) {
      spec.put("replicas", replicas);
    }
    if (kind.equals("StatefulSet")) {
      spec.put("serviceName", name);
      spec.put("podManagementPolicy", parallel ? "Parallel" : "OrderedReady");
    }
    spec.withObject("/selector/matchLabels").put("app", name);
    spec.set("template", pod);
    return object;
  }
}
