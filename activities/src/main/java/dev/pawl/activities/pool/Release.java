package dev.pawl.activities.pool;

import dev.pawl.activities.kube.Revision;
import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.workflows.activity.PoolActivities.Done;
import dev.pawl.workflows.activity.PoolActivities.NodeRequest;
import io.fabric8.kubernetes.client.KubernetesClient;

/** A node stays: takes the upgrade's cordon and taint off it. One that is gone needs nothing. */
final class Release {

  Done run(KubernetesClient client, NodeRequest request) {
    String upgrade = request.pool().upgrade().id();
    return new NodeWriter(client)
        .change(
            request.node(),
            node -> Marks.unmarkOutdated().apply(Marks.endDrain(upgrade).apply(node)))
        .map(node -> new Done(Revision.of(node)))
        .orElseGet(() -> new Done(null));
  }
}
