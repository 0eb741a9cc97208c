package dev.pawl.activities.marks;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pawl.workflows.payload.PawlDataConverter;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that an annotation of the Lease {@code kube-system/pawl} keeps, as JSON.
 *
 * @param <T> what it is
 */
public final class LeaseNote<T> {

  private final KubernetesClient client;
  private final String key;
  private final Class<T> type;

  public LeaseNote(KubernetesClient client, String key, Class<T> type) {
    this.client = client;
    this.key = key;
    this.type = type;
  }

  /** What is kept; empty where nothing is, nobody can read it, or the Lease is gone. */
  public Optional<T> read() {
    return lease().flatMap(this::of);
  }

  /**
   * Keeps it, unless something is kept or there is no Lease.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException 409 where the Lease was changed
   *     meanwhile
   */
  public void writeOnce(Supplier<T> note) {
    Lease lease = lease().orElse(null);
    if (lease == null || of(lease).isPresent()) {
      return;
    }
    client.leases().inNamespace("kube-system").resource(noting(lease, note.get())).update();
  }

  private Lease noting(Lease lease, T note) {
    try {
      return new LeaseBuilder(lease)
          .editMetadata()
          .addToAnnotations(key, PawlDataConverter.mapper().writeValueAsString(note))
          .endMetadata()
          .build();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a note that cannot be written", e);
    }
  }

  private Optional<T> of(Lease lease) {
    String text =
        lease.getMetadata().getAnnotations() == null
            ? null
            : lease.getMetadata().getAnnotations().get(key);
    try {
      return text == null
          ? Optional.empty()
          : Optional.of(PawlDataConverter.mapper().readValue(text, type));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private Optional<Lease> lease() {
    return Optional.ofNullable(client.leases().inNamespace("kube-system").withName("pawl").get());
  }
}
