package dev.pawl.activities.cluster;

import dev.pawl.activities.driver.Drivers;
import dev.pawl.activities.kube.Pages;
import dev.pawl.activities.marks.Keys;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.observe.ClusterObserver;
import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.workflows.activity.ClusterActivities.Admission;
import dev.pawl.workflows.activity.ClusterActivities.AdmitRequest;
import dev.pawl.workflows.activity.ClusterActivities.PoolStart;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Takes the cluster for an upgrade: first the Lease, with what the pools are, then what a lost
 * upgrade left. Whoever dies in between is followed by one that finds the Lease its own and the
 * sizes in it.
 */
final class Admit {

  private final Drivers drivers;
  private final Clock clock;

  Admit(Drivers drivers, Clock clock) {
    this.drivers = drivers;
    this.clock = clock;
  }

  Admission run(KubernetesClient client, AdmitRequest request, Pulse pulse) {
    String upgrade = request.upgrade().id();
    UpgradeLease lease = new UpgradeLease(client, clock);
    Optional<Lease> found = lease.read();
    List<Node> nodes = Pages.all(client.nodes()::list);
    List<PoolNote> known = known(found, nodes, upgrade);
    List<PoolNote> notes =
        request.pools().stream()
            .map(p -> PoolNote.named(known, p.name()).orElseGet(() -> count(p, nodes)))
            .toList();
    lease.take(found, request.upgrade(), request.temporal(), notes);
    List<String> adopted = new Adoption(client, drivers, request).run(nodes, pulse);
    List<Node> now = adopted.isEmpty() ? nodes : Pages.all(client.nodes()::list);
    List<PoolStart> starts =
        request.pools().stream()
            .map(p -> start(p, PoolNote.named(notes, p.name()).orElseThrow(), now))
            .toList();
    Map<String, Integer> outdated = new TreeMap<>();
    request.pools().forEach(p -> outdated.put(p.name(), outdated(p, now, request.target())));
    return new Admission(ClusterObserver.serverVersion(client), starts, outdated, adopted);
  }

  /** The word of a lost upgrade's Lease counts only while something of that upgrade is there. */
  private static List<PoolNote> known(Optional<Lease> found, List<Node> nodes, String upgrade) {
    boolean ours = found.filter(l -> UpgradeLease.heldBy(l, upgrade)).isPresent();
    boolean unfinished = nodes.stream().anyMatch(n -> Adoption.leftBehind(n, upgrade));
    return ours || unfinished ? found.map(UpgradeLease::pools).orElse(List.of()) : List.of();
  }

  private static PoolNote count(PoolSpec pool, List<Node> nodes) {
    return new PoolNote(pool.name(), standing(pool, nodes), oldest(pool, nodes));
  }

  private static PoolStart start(PoolSpec pool, PoolNote note, List<Node> nodes) {
    int missing = Math.max(0, note.desired() - standing(pool, nodes));
    return new PoolStart(pool.name(), note.desired(), note.origin(), missing);
  }

  /** Nodes of the pool, a machine beside the node it is to replace not counted. */
  private static int standing(PoolSpec pool, List<Node> nodes) {
    Set<String> names = nodes.stream().map(NodeFacts::name).collect(Collectors.toSet());
    return (int)
        members(pool, nodes).stream()
            .filter(n -> !names.contains(NodeFacts.annotations(n).getOrDefault(Keys.REPLACES, "")))
            .count();
  }

  private static int outdated(PoolSpec pool, List<Node> nodes, KubeVersion target) {
    return (int)
        members(pool, nodes).stream()
            .filter(n -> NodeFacts.version(n).compareTo(target) < 0)
            .count();
  }

  private static KubeVersion oldest(PoolSpec pool, List<Node> nodes) {
    return members(pool, nodes).stream()
        .map(NodeFacts::version)
        .min(KubeVersion::compareTo)
        .orElse(new KubeVersion(0, 0, 0, ""));
  }

  private static List<Node> members(PoolSpec pool, List<Node> nodes) {
    return nodes.stream().filter(n -> pool.selects(NodeFacts.labels(n))).toList();
  }
}
