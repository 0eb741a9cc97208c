package dev.pawl.activities.cluster;

import dev.pawl.activities.kube.Pages;
import dev.pawl.activities.marks.Keys;
import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.activities.step.Pulse;
import dev.pawl.activities.step.SideBySide;
import dev.pawl.workflows.activity.UpgradeRef;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.List;

/**
 * Leaves nothing behind (I5): every mark off every node, then the Lease. Only a quarantine stays.
 * Marks of another upgrade are left alone; where the Lease is this one's there can be none.
 */
final class Close {

  private final Clock clock;

  Close(Clock clock) {
    this.clock = clock;
  }

  void run(KubernetesClient client, UpgradeRef upgrade, Pulse pulse) {
    UpgradeLease lease = new UpgradeLease(client, clock);
    boolean ours = lease.read().filter(l -> UpgradeLease.heldBy(l, upgrade.id())).isPresent();
    List<Node> marked =
        Pages.all(client.nodes()::list).stream()
            .filter(n -> NodeFacts.anyMark(n) && (ours || mayClean(n, upgrade.id())))
            .toList();
    NodeWriter writer = new NodeWriter(client);
    SideBySide.each(marked, pulse, node -> writer.change(node, Marks.clean()));
    lease.giveBack(upgrade.id());
  }

  private static boolean mayClean(Node node, String upgrade) {
    return NodeFacts.annotation(node, Keys.UPGRADE).map(upgrade::equals).orElse(false);
  }
}
