package dev.pawl.activities.health;

import dev.pawl.activities.marks.Keys;
import dev.pawl.activities.marks.LeaseNote;
import dev.pawl.planner.health.HealthBaseline;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.Set;

/**
 * How well a cluster was before the upgrade, as its Lease keeps it: out of the histories, there for
 * whoever takes over, and gone with the Lease.
 */
public final class HealthNote {

  private final KubernetesClient client;
  private final LeaseNote<HealthBaseline> note;

  public HealthNote(KubernetesClient client) {
    this.client = client;
    this.note = new LeaseNote<>(client, Keys.HEALTH, HealthBaseline.class);
  }

  /** What was kept down; empty where nothing was, or the Lease is gone. */
  public Optional<HealthBaseline> read() {
    return note.read();
  }

  /**
   * Looks and keeps it down, unless that was done before: after a crash too, what counts is how the
   * cluster was before anything had changed.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException 409 where the Lease was changed
   *     meanwhile
   */
  public void write() {
    note.writeOnce(() -> HealthBaseline.of(new HealthLook(client, Set.of()).troubles()));
  }
}
