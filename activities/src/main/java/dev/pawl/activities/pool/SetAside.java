package dev.pawl.activities.pool;

import dev.pawl.activities.kube.Revision;
import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.workflows.activity.PoolActivities.Done;
import dev.pawl.workflows.activity.PoolActivities.NodeRequest;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Quarantines a node whose drain has not ended in time. One that is gone needs nothing. */
final class SetAside {

  private static final Logger log = LoggerFactory.getLogger(SetAside.class);

  Done run(KubernetesClient client, NodeRequest request) {
    String upgrade = request.pool().upgrade().id();
    // Another node by the same name was never drained: it is none of this upgrade's.
    Done done =
        new NodeWriter(client)
            .change(
                request.node(),
                node ->
                    NodeFacts.drainBegun(node, upgrade)
                        ? Marks.quarantine(upgrade).apply(node)
                        : node)
            .map(node -> new Done(Revision.of(node)))
            .orElseGet(() -> new Done(null));
    log.atWarn()
        .addKeyValue("upgrade", request.pool().upgrade().name())
        .addKeyValue("pool", request.pool().pool().name())
        .addKeyValue("node", request.node())
        .log("quarantined: it was not drained in time");
    return done;
  }
}
