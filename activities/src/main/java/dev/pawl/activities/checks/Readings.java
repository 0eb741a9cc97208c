package dev.pawl.activities.checks;

import dev.pawl.activities.kube.Pages;
import dev.pawl.activities.kube.RawGet;
import dev.pawl.activities.observe.ClusterObserver;
import dev.pawl.activities.observe.Signer;
import dev.pawl.planner.cluster.SignerState;
import dev.pawl.planner.version.KubeVersion;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.storage.CSIDriver;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.VersionInfo;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What checks of more than one room read. */
public final class Readings {

  private static final String SYSTEM = "kube-system";

  public static final Reading<Node> NODES = list("", "nodes", c -> c.nodes()::list);

  public static final Reading<Pod> PODS = list("", "pods", c -> c.pods().inAnyNamespace()::list);

  public static final Reading<PodDisruptionBudget> BUDGETS =
      list(
          "policy",
          "poddisruptionbudgets",
          c -> c.policy().v1().podDisruptionBudget().inAnyNamespace()::list);

  public static final Reading<KubeVersion> VERSION =
      new Reading<>(Right.path("/version"), c -> List.of(ClusterObserver.serverVersion(c)));

  public static final Reading<Namespace> NAMESPACES =
      list("", "namespaces", c -> c.namespaces()::list);

  public static final Reading<PersistentVolumeClaim> CLAIMS =
      list("", "persistentvolumeclaims", c -> c.persistentVolumeClaims().inAnyNamespace()::list);

  public static final Reading<PersistentVolume> VOLUMES =
      list("", "persistentvolumes", c -> c.persistentVolumes()::list);

  public static final Reading<VolumeAttachment> ATTACHMENTS =
      list("storage.k8s.io", "volumeattachments", c -> c.storage().v1().volumeAttachments()::list);

  public static final Reading<CSINode> CSI_NODES =
      list("storage.k8s.io", "csinodes", c -> c.storage().v1().csiNodes()::list);

  public static final Reading<CSIDriver> CSI_DRIVERS =
      list("storage.k8s.io", "csidrivers", c -> c.storage().v1().csiDrivers()::list);

  public static final Reading<Service> SERVICES =
      list("", "services", c -> c.services().inAnyNamespace()::list);

  public static final Reading<Deployment> DEPLOYMENTS =
      list("apps", "deployments", c -> c.apps().deployments().inAnyNamespace()::list);

  public static final Reading<StatefulSet> STATEFUL_SETS =
      list("apps", "statefulsets", c -> c.apps().statefulSets().inAnyNamespace()::list);

  public static final Reading<DaemonSet> DAEMON_SETS =
      list("apps", "daemonsets", c -> c.apps().daemonSets().inAnyNamespace()::list);

  public static final Reading<HorizontalPodAutoscaler> HPAS =
      list(
          "autoscaling",
          "horizontalpodautoscalers",
          c -> c.autoscaling().v2().horizontalPodAutoscalers().inAnyNamespace()::list);

  public static final Reading<CertificateSigningRequest> CERTIFICATE_REQUESTS =
      list(
          "certificates.k8s.io",
          "certificatesigningrequests",
          c -> c.certificates().v1().certificateSigningRequests()::list);

  public static final Reading<Lease> NODE_LEASES = leases("kube-node-lease");

  public static final Reading<Lease> SYSTEM_LEASES = leases(SYSTEM);

  public static final Reading<ConfigMap> COREFILE =
      new Reading<>(
          Right.object("", "configmaps", SYSTEM, "coredns"), c -> configMap(c, "coredns"));

  public static final Reading<ConfigMap> PROXY_CONFIG =
      new Reading<>(
          Right.object("", "configmaps", SYSTEM, "kube-proxy"), c -> configMap(c, "kube-proxy"));

  /** The CAs that the apiserver takes client certificates and aggregated requests by. */
  public static final Reading<Certificate> CLIENT_CAS =
      new Reading<>(
          Right.object("", "configmaps", SYSTEM, "extension-apiserver-authentication"),
          c ->
              configMap(c, "extension-apiserver-authentication").stream()
                  .flatMap(m -> m.getData().values().stream())
                  .flatMap(text -> ServedCertificates.parse(text).stream())
                  .toList());

  /** Of OpenShift only: when its apiserver's certificate for kubelets is rotated. */
  public static final Reading<SignerState> SIGNER =
      new Reading<>(
          Right.object("", "configmaps", null, "kube-apiserver-to-kubelet-client-ca"),
          c -> Signer.read(c).stream().toList());

  /** Addresses of all apiservers; whatever is asked of each takes it. */
  public static final Reading<String> APISERVERS = Apiservers.ADDRESSES;

  public static final Asked<KubeVersion> VERSIONS =
      new Asked<>(Right.path("/version"), Readings::version);

  /** What an apiserver shows whoever connects; takes no right but to connect. */
  public static final Asked<Certificate> SERVER_CERTIFICATES =
      new Asked<>(Right.path("/version"), (client, server) -> ServedCertificates.of(server));

  /** Lines of the answer, one for each part. */
  public static final Asked<String> READYZ =
      new Asked<>(Right.path("/readyz"), (c, server) -> HealthLines.of(c, server, "/readyz"));

  /** The same of what makes a kubelet start the apiserver anew. */
  public static final Asked<String> LIVEZ =
      new Asked<>(Right.path("/livez"), (c, server) -> HealthLines.of(c, server, "/livez"));

  private Readings() {}

  /** All objects of a kind, in pages, without what only servers need: who wrote which field. */
  public static <T extends HasMetadata> Reading<T> list(
      String group,
      String resource,
      Function<KubernetesClient, Function<ListOptions, ? extends KubernetesResourceList<T>>>
          lister) {
    return new Reading<>(
        Right.list(group, resource),
        client -> {
          List<T> items = new ArrayList<>();
          Pages.each(
              lister.apply(client),
              item -> {
                item.getMetadata().setManagedFields(null);
                items.add(item);
              });
          return items;
        });
  }

  private static Reading<Lease> leases(String namespace) {
    return new Reading<>(
        new Right("list", "coordination.k8s.io", "leases", namespace, null),
        c -> Pages.all(c.leases().inNamespace(namespace)::list));
  }

  private static List<KubeVersion> version(KubernetesClient client, URL server) {
    byte[] body = RawGet.bytes(client, server, "/version", "application/json");
    VersionInfo info =
        Serialization.unmarshal(new String(body, StandardCharsets.UTF_8), VersionInfo.class);
    return List.of(KubeVersion.parse(info.getGitVersion()));
  }

  private static List<ConfigMap> configMap(KubernetesClient client, String name) {
    ConfigMap found = client.configMaps().inNamespace(SYSTEM).withName(name).get();
    return found == null ? List.of() : List.of(found);
  }
}
