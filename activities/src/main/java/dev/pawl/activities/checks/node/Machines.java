package dev.pawl.activities.checks.node;

import dev.pawl.activities.checks.Reading;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.Right;
import dev.pawl.activities.kube.JsonPages;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The APIs by which clusters know their machines, where they are served. */
final class Machines {

  private static final int PAGE = 500;

  static final Reading<Machine> CLUSTER_API =
      of("Machine", "cluster.x-k8s.io", "machines", "v1beta2", "v1beta1");

  static final Reading<Machine> OPENSHIFT =
      of("Machine", "machine.openshift.io", "machines", "v1beta1");

  static final Reading<Machine> KARPENTER = of("NodeClaim", "karpenter.sh", "nodeclaims", "v1");

  static final List<Reading<Machine>> ALL = List.of(CLUSTER_API, OPENSHIFT, KARPENTER);

  private Machines() {}

  /** The part of a machine that is of interest, as it comes over the wire. */
  private record Item(Metadata metadata, Spec spec, Status status) {

    record Metadata(String namespace, String name, String creationTimestamp) {}

    record Spec(String clusterName) {}

    record Status(NodeRef nodeRef, String nodeName) {}

    record NodeRef(String name) {}

    Machine machine(String kind, String group) {
      String owner = spec == null || spec.clusterName() == null ? "" : spec.clusterName();
      return new Machine(
          Ref.of(kind, metadata.namespace(), metadata.name()),
          group + "/" + metadata.namespace() + "/" + owner,
          node(),
          metadata.creationTimestamp() == null
              ? null
              : Instant.parse(metadata.creationTimestamp()));
    }

    private String node() {
      if (status == null) {
        return null;
      }
      return status.nodeRef() == null ? status.nodeName() : status.nodeRef().name();
    }
  }

  /**
   * @param versions of the API, the newest first; the first that is served is read
   */
  private static Reading<Machine> of(
      String kind, String group, String resource, String... versions) {
    return new Reading<>(
        Right.list(group, resource),
        client -> {
          for (int i = 0; i < versions.length - 1; i++) {
            try {
              return list(client, kind, group, versions[i], resource);
            } catch (KubernetesClientException e) {
              if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
              }
            }
          }
          return list(client, kind, group, versions[versions.length - 1], resource);
        });
  }

  private static List<Machine> list(
      KubernetesClient client, String kind, String group, String version, String resource) {
    List<Machine> all = new ArrayList<>();
    JsonPages.each(
        client,
        "/apis/%s/%s/%s".formatted(group, version, resource),
        JsonPages.WHOLE,
        PAGE,
        Item.class,
        item -> all.add(item.machine(kind, group)));
    return all;
  }
}
