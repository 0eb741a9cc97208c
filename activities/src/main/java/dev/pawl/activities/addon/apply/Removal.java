package dev.pawl.activities.addon.apply;

import dev.pawl.activities.addon.object.Live;
import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.time.Duration;

/** Removes one object, the very one that was looked at: another of the same name stays. */
public final class Removal {

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final KubernetesClient client;
  private final Pulse pulse;

  public Removal(KubernetesClient client, Pulse pulse) {
    this.client = client;
    this.pulse = pulse;
  }

  /**
   * Returns when it is gone.
   *
   * @param seen as it was looked at
   * @param why goes on after its kind and name: what is said while finalizers keep it
   * @return whether it was removed; not where it had gone, or was another, by then
   */
  public boolean of(ResourceDefinitionContext kind, GenericKubernetesResource seen, String why) {
    ObjectMeta meta = seen.getMetadata();
    if (!delete(kind, meta)) {
      return false;
    }
    while (isThere(kind, meta)) {
      pulse.hold(
          new Hold(
              HoldCode.ADDON_NOT_READY,
              "%s %s %s; it waits for its finalizers"
                  .formatted(kind.getKind(), meta.getName(), why),
              kind.getKind() + "/" + meta.getName()));
      pulse.pause(LOOK);
    }
    pulse.moving();
    return true;
  }

  private boolean isThere(ResourceDefinitionContext kind, ObjectMeta meta) {
    GenericKubernetesResource now = Live.get(client, kind, meta.getNamespace(), meta.getName());
    return now != null && now.getMetadata().getUid().equals(meta.getUid());
  }

  /** By hand: the client's own way to delete has no precondition on the UID. */
  private boolean delete(ResourceDefinitionContext kind, ObjectMeta meta) {
    DeleteOptions options =
        new DeleteOptionsBuilder()
            .withPropagationPolicy("Background")
            .withNewPreconditions()
            .withUid(meta.getUid())
            .endPreconditions()
            .build();
    try {
      client.raw(path(kind, meta), "DELETE", options);
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
          || e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return false;
      }
      throw e;
    }
  }

  private static String path(ResourceDefinitionContext kind, ObjectMeta meta) {
    String api =
        kind.getGroup().isEmpty()
            ? "/api/" + kind.getVersion()
            : "/apis/" + kind.getGroup() + "/" + kind.getVersion();
    String in = kind.isNamespaceScoped() ? "/namespaces/" + meta.getNamespace() : "";
    return api + in + "/" + kind.getPlural() + "/" + meta.getName();
  }
}
