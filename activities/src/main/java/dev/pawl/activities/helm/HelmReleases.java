package dev.pawl.activities.helm;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The revisions of one release in its cluster. */
public final class HelmReleases {

  private static final String DATA = "release";

  private final KubernetesClient client;
  private final String namespace;
  private final String name;

  public HelmReleases(KubernetesClient client, String namespace, String name) {
    this.client = client;
    this.namespace = namespace;
    this.name = name;
  }

  /** The newest one, whatever became of it. */
  public Optional<HelmRelease> latest() {
    return all().stream().max(Comparator.comparingInt(HelmRelease::revision));
  }

  /** The newest one that was deployed, and is what runs now. */
  public Optional<HelmRelease> deployed() {
    return all().stream()
        .filter(HelmRelease::isDeployed)
        .max(Comparator.comparingInt(HelmRelease::revision));
  }

  /**
   * The one whose objects Helm compares the next one's with: what is deployed; where nothing ever
   * was, what was tried last.
   */
  public Optional<HelmRelease> base() {
    Optional<HelmRelease> deployed = deployed();
    return deployed.isPresent() ? deployed : latest();
  }

  /** Those that failed after a revision, the oldest first. */
  public List<HelmRelease> failedAfter(int revision) {
    return all().stream()
        .filter(r -> r.revision() > revision && r.isFailed())
        .sorted(Comparator.comparingInt(HelmRelease::revision))
        .toList();
  }

  /**
   * Says of a revision that it failed, where a helm that was killed could not.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException 409 where somebody was faster
   */
  public void markFailed(HelmRelease release, String description) {
    HelmRelease failed = release.as("failed", description);
    Secret secret =
        client
            .secrets()
            .inNamespace(namespace)
            .withName("sh.helm.release.v1.%s.v%d".formatted(name, release.revision()))
            .get();
    secret.getMetadata().getLabels().put("status", failed.status());
    secret.setData(Map.of(DATA, Base64.getEncoder().encodeToString(failed.encode())));
    client.secrets().inNamespace(namespace).resource(secret).update();
  }

  private List<HelmRelease> all() {
    return client
        .secrets()
        .inNamespace(namespace)
        .withLabels(Map.of("owner", "helm", "name", name))
        .list()
        .getItems()
        .stream()
        .map(s -> HelmRelease.decode(Base64.getDecoder().decode(s.getData().get(DATA))))
        .toList();
  }
}
