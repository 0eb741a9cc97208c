package dev.pawl.activities.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pawl.activities.marks.Keys;
import dev.pawl.planner.health.HealthBaseline;
import dev.pawl.workflows.payload.PawlDataConverter;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.Set;

/**
 * How well a cluster was before the upgrade, as its Lease keeps it: out of the histories, there for
 * whoever takes over, and gone with the Lease.
 */
public final class HealthNote {

  private final KubernetesClient client;

  public HealthNote(KubernetesClient client) {
    this.client = client;
  }

  /** What was kept down; empty where nothing was, or the Lease is gone. */
  public Optional<HealthBaseline> read() {
    return lease().flatMap(HealthNote::of);
  }

  /**
   * Looks and keeps it down, unless that was done before: after a crash too, what counts is how the
   * cluster was before anything had changed.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException 409 where the Lease was changed
   *     meanwhile
   */
  public void write() {
    Lease lease = lease().orElse(null);
    if (lease == null || of(lease).isPresent()) {
      return;
    }
    HealthBaseline now = HealthBaseline.of(new HealthLook(client, Set.of()).troubles());
    client.leases().inNamespace("kube-system").resource(noting(lease, now)).update();
  }

  private static Lease noting(Lease lease, HealthBaseline health) {
    try {
      return new LeaseBuilder(lease)
          .editMetadata()
          .addToAnnotations(Keys.HEALTH, PawlDataConverter.mapper().writeValueAsString(health))
          .endMetadata()
          .build();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a note that cannot be written", e);
    }
  }

  private static Optional<HealthBaseline> of(Lease lease) {
    String text =
        lease.getMetadata().getAnnotations() == null
            ? null
            : lease.getMetadata().getAnnotations().get(Keys.HEALTH);
    try {
      return text == null
          ? Optional.empty()
          : Optional.of(PawlDataConverter.mapper().readValue(text, HealthBaseline.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private Optional<Lease> lease() {
    return Optional.ofNullable(client.leases().inNamespace("kube-system").withName("pawl").get());
  }
}
