package dev.pawl.activities.cluster;

import dev.pawl.activities.marks.Keys;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.activity.UpgradeRef;
import dev.pawl.workflows.failure.StepFailure;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Lease {@code kube-system/pawl}: who upgrades this cluster. The workflow's id keeps two
 * upgrades of one Temporal apart; this keeps two Temporals apart, and outlives both.
 */
final class UpgradeLease {

  static final String NAMESPACE = "kube-system";
  static final String NAME = "pawl";

  private static final String UNNAMED = "(no name)";

  private final KubernetesClient client;
  private final Clock clock;

  UpgradeLease(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** The Lease as it is; empty where nobody upgrades. */
  Optional<Lease> read() {
    return Optional.ofNullable(resource().get());
  }

  static boolean heldBy(Lease lease, String upgrade) {
    return upgrade.equals(holder(lease));
  }

  static String holder(Lease lease) {
    return lease.getSpec() == null ? null : lease.getSpec().getHolderIdentity();
  }

  static List<PoolNote> pools(Lease lease) {
    return PoolNote.parse(annotation(lease, Keys.POOLS));
  }

  /**
   * Makes the upgrade its holder. What the pools were when a lost upgrade began stays written, how
   * well the cluster was, and what checks had found.
   *
   * @param found as it was read; empty where there was none
   * @throws io.temporal.failure.ApplicationFailure for good, when another Temporal's upgrade has it
   * @throws KubernetesClientException 409 when somebody else was faster
   */
  void take(Optional<Lease> found, UpgradeRef upgrade, String temporal, List<PoolNote> pools) {
    if (found.isEmpty()) {
      client.leases().inNamespace(NAMESPACE).resource(lease(upgrade, temporal, pools)).create();
      return;
    }
    Lease lease = found.get();
    if (heldBy(lease, upgrade.id())) {
      return;
    }
    if (!Objects.equals(temporal, annotation(lease, Keys.TEMPORAL))) {
      throw taken(lease, temporal);
    }
    Map<String, String> kept = new TreeMap<>();
    for (String key : List.of(Keys.HEALTH, Keys.CHECKS)) {
      Optional.ofNullable(annotation(lease, key)).ifPresent(value -> kept.put(key, value));
    }
    Lease ours =
        new LeaseBuilder(lease(upgrade, temporal, pools))
            .editMetadata()
            .addToAnnotations(kept)
            .withResourceVersion(lease.getMetadata().getResourceVersion())
            .endMetadata()
            .build();
    client.leases().inNamespace(NAMESPACE).resource(ours).update();
  }

  /** Gives it back, where it is this upgrade's. */
  void giveBack(String upgrade) {
    Optional<Lease> ours = read().filter(l -> heldBy(l, upgrade));
    while (ours.isPresent()) {
      delete(ours.get());
      ours = read().filter(l -> heldBy(l, upgrade));
    }
  }

  /** As it was read: one that has changed hands meanwhile is left alone. */
  private void delete(Lease lease) {
    try {
      client.raw(
          "/apis/coordination.k8s.io/v1/namespaces/%s/leases/%s".formatted(NAMESPACE, NAME),
          "DELETE",
          new DeleteOptionsBuilder()
              .withNewPreconditions()
              .withUid(lease.getMetadata().getUid())
              .withResourceVersion(lease.getMetadata().getResourceVersion())
              .endPreconditions()
              .build());
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND
          && e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
    }
  }

  private Lease lease(UpgradeRef upgrade, String temporal, List<PoolNote> pools) {
    return new LeaseBuilder()
        .withNewMetadata()
        .withNamespace(NAMESPACE)
        .withName(NAME)
        .withAnnotations(
            Map.of(
                Keys.NAME, upgrade.name(),
                Keys.TEMPORAL, temporal,
                Keys.POOLS, PoolNote.text(pools)))
        .endMetadata()
        .withNewSpec()
        .withHolderIdentity(upgrade.id())
        .withAcquireTime(clock.instant().atZone(ZoneOffset.UTC))
        .endSpec()
        .build();
  }

  private static RuntimeException taken(Lease lease, String temporal) {
    String name = annotation(lease, Keys.NAME);
    return StepFailure.of(
        new Hold(
            HoldCode.STEP_FAILED,
            "upgrade %s (%s) of another Temporal (%s, this is %s) has this cluster; abort or finish it there; if it is lost for good: kubectl delete lease -n %s %s, then 'pawl retry': what it left is adopted"
                .formatted(
                    name == null ? UNNAMED : name,
                    holder(lease),
                    annotation(lease, Keys.TEMPORAL),
                    temporal,
                    NAMESPACE,
                    NAME),
            "Lease/" + NAMESPACE + "/" + NAME));
  }

  private static String annotation(Lease lease, String key) {
    Map<String, String> annotations = lease.getMetadata().getAnnotations();
    return annotations == null ? null : annotations.get(key);
  }

  private Resource<Lease> resource() {
    return client.leases().inNamespace(NAMESPACE).withName(NAME);
  }
}
