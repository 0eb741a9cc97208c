package dev.pawl.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.e2e.Observation.SeenBudget;
import dev.pawl.e2e.Observation.SeenNode;
import dev.pawl.e2e.Observation.SeenPod;
import dev.pawl.testbed.KubeApi;
import dev.pawl.testbed.KubeApi.Answer;
import dev.pawl.testbed.KubeCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at a cluster five times a second and judges what it sees: I1 to I5 of the design. An
 * apiserver that is away is no violation, only a look that was missed.
 */
final class Observer implements AutoCloseable {

  private static final long PERIOD_MILLIS = 200;

  private final KubeCluster cluster;
  private final Map<String, Integer> desired;
  private final int maxSurge;
  private final int maxUnavailable;
  private final ObjectMapper json = new ObjectMapper();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final List<String> violations = new ArrayList<>();
  private final Map<String, Set<String>> podsEverOn = new HashMap<>();
  private final Set<String> podUids = new TreeSet<>();
  private final Set<String> nodesEver = new TreeSet<>();
  private final ConcurrentLinkedQueue<Observation> looks = new ConcurrentLinkedQueue<>();
  private Observation last;
  private int missed;

  private Observer(
      KubeCluster cluster, Map<String, Integer> desired, int maxSurge, int maxUnavailable) {
    this.cluster = cluster;
    this.desired = new TreeMap<>(desired);
    this.maxSurge = maxSurge;
    this.maxUnavailable = maxUnavailable;
  }

  static Observer watch(
      KubeCluster cluster, Map<String, Integer> desired, int maxSurge, int maxUnavailable) {
    Observer observer = new Observer(cluster, desired, maxSurge, maxUnavailable);
    observer.look();
    Future<?> unused =
        observer.clock.scheduleAtFixedRate(
            observer::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return observer;
  }

  synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  synchronized Observation last() {
    return last;
  }

  synchronized int missed() {
    return missed;
  }

  int looks() {
    return looks.size();
  }

  List<Observation> all() {
    return List.copyOf(looks);
  }

  /** Pods of workloads that were seen in all, less those there were at first. */
  synchronized int moves(int podsAtFirst) {
    return podUids.size() - podsAtFirst;
  }

  /** Names of all nodes that were ever seen. */
  synchronized Set<String> nodesEver() {
    return Set.copyOf(nodesEver);
  }

  /** One look now, for what must be true at the end. */
  Observation lookNow() {
    look();
    return last();
  }

  private synchronized void look() {
    Observation now;
    try {
      now = observe();
    } catch (RuntimeException | IOException apiIsAway) {
      missed++;
      return;
    }
    judge(last, now);
    looks.add(now);
    last = now;
  }

  // --- what is seen ---

  private Observation observe() throws IOException {
    KubeApi api = cluster.api();
    // Pods before nodes: a pod is never seen on a node that was looked for before it came.
    List<SeenPod> pods = pods(items(api.get("/api/v1/pods")));
    List<SeenBudget> budgets = budgets(items(api.get("/apis/policy/v1/poddisruptionbudgets")));
    Map<String, SeenNode> nodes = nodes(items(api.get("/api/v1/nodes")));
    JsonNode version = json.readTree(api.get("/version").orThrow().body());
    return new Observation(
        System.currentTimeMillis(),
        version.path("gitVersion").asText().substring(1),
        nodes,
        pods,
        budgets);
  }

  private JsonNode items(Answer answer) throws IOException {
    if (answer.code() != 200) {
      throw new UncheckedIOException(new IOException("answer " + answer.code()));
    }
    return json.readTree(answer.body()).path("items");
  }

  private static Map<String, SeenNode> nodes(JsonNode items) {
    Map<String, SeenNode> nodes = new TreeMap<>();
    for (JsonNode node : items) {
      JsonNode meta = node.path("metadata");
      Set<String> marks = new TreeSet<>();
      meta.path("annotations").fieldNames().forEachRemaining(k -> pawl(k, marks));
      meta.path("labels").fieldNames().forEachRemaining(k -> pawl(k, marks));
      node.path("spec").path("taints").forEach(t -> pawl(t.path("key").asText(), marks));
      nodes.put(
          meta.path("name").asText(),
          new SeenNode(
              meta.path("name").asText(),
              meta.path("labels").path("pool").asText(""),
              node.at("/status/nodeInfo/kubeletVersion").asText().substring(1),
              condition(node),
              node.path("spec").path("unschedulable").asBoolean(false),
              meta.has("deletionTimestamp"),
              marks));
    }
    return nodes;
  }

  private static void pawl(String key, Set<String> marks) {
    if (key.startsWith("pawl.dev/")) {
      marks.add(key);
    }
  }

  private static List<SeenPod> pods(JsonNode items) {
    List<SeenPod> pods = new ArrayList<>();
    for (JsonNode pod : items) {
      JsonNode meta = pod.path("metadata");
      String owner = meta.path("ownerReferences").path(0).path("kind").asText("");
      String phase = pod.path("status").path("phase").asText();
      boolean ended = phase.equals("Succeeded") || phase.equals("Failed");
      pods.add(
          new SeenPod(
              meta.path("uid").asText(),
              meta.path("namespace").asText(),
              meta.path("name").asText(),
              pod.path("spec").path("nodeName").asText(""),
              meta.path("labels").path("app").asText(""),
              condition(pod),
              !owner.equals("DaemonSet") && !ended,
              meta.has("deletionTimestamp")));
    }
    return pods;
  }

  private static boolean condition(JsonNode object) {
    for (JsonNode c : object.path("status").path("conditions")) {
      if (c.path("type").asText().equals("Ready")) {
        return c.path("status").asText().equals("True");
      }
    }
    return false;
  }

  private static List<SeenBudget> budgets(JsonNode items) {
    List<SeenBudget> budgets = new ArrayList<>();
    for (JsonNode pdb : items) {
      JsonNode status = pdb.path("status");
      budgets.add(
          new SeenBudget(
              pdb.path("metadata").path("name").asText(),
              status.path("currentHealthy").asInt(),
              status.path("desiredHealthy").asInt(),
              status.path("expectedPods").asInt()));
    }
    return budgets;
  }

  // --- what is judged ---

  private void judge(Observation before, Observation now) {
    now.nodes().keySet().forEach(nodesEver::add);
    for (SeenPod pod : now.pods()) {
      if (pod.movable() && !pod.node().isEmpty() && pod.namespace().equals("default")) {
        podUids.add(pod.uid());
      }
      if (!pod.node().isEmpty()) {
        podsEverOn.computeIfAbsent(pod.node(), n -> new TreeSet<>()).add(pod.uid());
      }
    }
    budgetsKept(now);
    poolSizes(now);
    versionsInSkew(now);
    if (before != null) {
      drainedBeforeRemoval(before, now);
    }
  }

  /** I1, seen from the pods: ready ones of a budget never below what it asks for. */
  private void budgetsKept(Observation now) {
    for (SeenBudget budget : now.budgets()) {
      long ready =
          now.pods().stream()
              .filter(p -> p.app().equals(budget.name()) && p.ready() && !p.terminating())
              .count();
      if (budget.expected() > 0 && ready < budget.atLeast()) {
        violations.add(
            "I1: budget %s wants %d healthy pods, %d are"
                .formatted(budget.name(), budget.atLeast(), ready));
      }
    }
  }

  private void poolSizes(Observation now) {
    desired.forEach(
        (pool, size) -> {
          List<SeenNode> members =
              now.nodes().values().stream().filter(n -> n.pool().equals(pool)).toList();
          long available = members.stream().filter(SeenNode::available).count();
          if (available < size - maxUnavailable) {
            violations.add(
                "I2: pool %s has %d available nodes of %d".formatted(pool, available, size));
          }
          if (members.size() > size + maxSurge) {
            violations.add("I2: pool %s has %d nodes of %d".formatted(pool, members.size(), size));
          }
        });
  }

  /** I3: a node that is gone had no pod left to move when it was last seen. */
  private void drainedBeforeRemoval(Observation before, Observation now) {
    for (SeenNode node : before.nodes().values()) {
      if (!now.nodes().containsKey(node.name())) {
        List<String> left =
            now.pods().stream()
                .filter(p -> p.node().equals(node.name()) && p.movable() && !p.terminating())
                .map(SeenPod::name)
                .toList();
        if (!left.isEmpty()) {
          violations.add("I3: node %s went with pods on it: %s".formatted(node.name(), left));
        }
        if (!node.unschedulable()) {
          violations.add("I3: node %s went without a cordon".formatted(node.name()));
        }
      }
    }
  }

  /** I4. */
  private void versionsInSkew(Observation now) {
    int server = minor(now.serverVersion());
    for (SeenNode node : now.nodes().values()) {
      if (minor(node.version()) > server) {
        violations.add(
            "I4: kubelet %s of %s is newer than the apiserver %s"
                .formatted(node.version(), node.name(), now.serverVersion()));
      }
    }
  }

  private static int minor(String version) {
    return Integer.parseInt(version.split("\\.", 3)[1]);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
