package dev.pawl.simulator.store;

import java.util.List;
import java.util.Optional;

/** The resources of a cluster, in the order discovery lists them. */
public final class ResourceCatalogue {
  public static final ResourceType NAMESPACES = cluster("", "v1", "namespaces", "Namespace", true);
  public static final ResourceType NODES = cluster("", "v1", "nodes", "Node", true);
  public static final ResourceType PODS = spaced("", "v1", "pods", "Pod", true, true);
  public static final ResourceType PVCS =
      spaced("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", true, false);
  public static final ResourceType DEPLOYMENTS =
      spaced("apps", "v1", "deployments", "Deployment", true, true);
  public static final ResourceType REPLICA_SETS =
      spaced("apps", "v1", "replicasets", "ReplicaSet", true, true);
  public static final ResourceType STATEFUL_SETS =
      spaced("apps", "v1", "statefulsets", "StatefulSet", true, true);
  public static final ResourceType DAEMON_SETS =
      spaced("apps", "v1", "daemonsets", "DaemonSet", true, true);
  public static final ResourceType BUDGETS =
      spaced("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", true, true);
  public static final ResourceType CRDS =
      new ResourceType(
          "apiextensions.k8s.io",
          "v1",
          "customresourcedefinitions",
          "CustomResourceDefinition",
          false,
          true,
          true);

  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final String STORAGE = "storage.k8s.io";
  private static final String ADMISSION = "admissionregistration.k8s.io";

  private static final List<ResourceType> ALL =
      List.of(
          NAMESPACES,
          NODES,
          PODS,
          spaced("", "v1", "services", "Service", true, false),
          spaced("", "v1", "endpoints", "Endpoints", false, false),
          spaced("", "v1", "configmaps", "ConfigMap", false, false),
          spaced("", "v1", "secrets", "Secret", false, false),
          spaced("", "v1", "serviceaccounts", "ServiceAccount", false, false),
          spaced("", "v1", "events", "Event", false, false),
          PVCS,
          cluster("", "v1", "persistentvolumes", "PersistentVolume", true),
          DEPLOYMENTS,
          REPLICA_SETS,
          STATEFUL_SETS,
          DAEMON_SETS,
          spaced("apps", "v1", "controllerrevisions", "ControllerRevision", false, false),
          spaced("batch", "v1", "jobs", "Job", true, true),
          spaced("batch", "v1", "cronjobs", "CronJob", true, true),
          BUDGETS,
          spaced("coordination.k8s.io", "v1", "leases", "Lease", false, false),
          spaced("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice", false, true),
          spaced("networking.k8s.io", "v1", "ingresses", "Ingress", true, true),
          spaced("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", false, true),
          cluster(STORAGE, "v1", "volumeattachments", "VolumeAttachment", true),
          cluster(STORAGE, "v1", "storageclasses", "StorageClass", false),
          cluster(STORAGE, "v1", "csinodes", "CSINode", false),
          cluster("scheduling.k8s.io", "v1", "priorityclasses", "PriorityClass", false),
          cluster(RBAC, "v1", "clusterroles", "ClusterRole", false),
          cluster(RBAC, "v1", "clusterrolebindings", "ClusterRoleBinding", false),
          spaced(RBAC, "v1", "roles", "Role", false, false),
          spaced(RBAC, "v1", "rolebindings", "RoleBinding", false, false),
          webhooks("validatingwebhookconfigurations", "ValidatingWebhookConfiguration"),
          webhooks("mutatingwebhookconfigurations", "MutatingWebhookConfiguration"),
          new ResourceType(
              "apiregistration.k8s.io", "v1", "apiservices", "APIService", false, true, false),
          CRDS);

  /** Every resource. */
  public List<ResourceType> all() {
    return ALL;
  }

  /** The resource at a path, if it is served. */
  public Optional<ResourceType> find(String group, String version, String plural) {
    return ALL.stream()
        .filter(t -> t.group().equals(group))
        .filter(t -> t.version().equals(version))
        .filter(t -> t.plural().equals(plural))
        .findFirst();
  }

  /** The resource of an object's {@code apiVersion} and {@code kind}, if it is served. */
  public Optional<ResourceType> ofKind(String apiVersion, String kind) {
    return ALL.stream()
        .filter(t -> t.apiVersion().equals(apiVersion))
        .filter(t -> t.kind().equals(kind))
        .findFirst();
  }

  private static ResourceType cluster(
      String group, String version, String plural, String kind, boolean status) {
    return new ResourceType(group, version, plural, kind, false, status, false);
  }

  private static ResourceType webhooks(String plural, String kind) {
    return new ResourceType(ADMISSION, "v1", plural, kind, false, false, true);
  }

  private static ResourceType spaced(
      String group, String version, String plural, String kind, boolean status, boolean gen) {
    return new ResourceType(group, version, plural, kind, true, status, gen);
  }
}
