package dev.pawl.activities.checks.api;

import dev.pawl.activities.checks.Reading;
import java.util.List;

/**
 * The kinds that are looked at: those of the API lifecycle table, without what only Kubernetes
 * itself writes (ReplicaSets, Leases, EndpointSlices, Events and the like), which is most objects
 * of a cluster and goes with it to the new version. One request each, plus one for each further 500
 * objects.
 */
final class WrittenKinds {

  static final List<WrittenKind> ALL =
      List.of(
          WrittenKind.of(
              "admissionregistration.k8s.io",
              "mutatingadmissionpolicies",
              "MutatingAdmissionPolicy",
              "v1",
              "v1beta1",
              "v1alpha1"),
          WrittenKind.of(
              "admissionregistration.k8s.io",
              "mutatingadmissionpolicybindings",
              "MutatingAdmissionPolicyBinding",
              "v1",
              "v1beta1",
              "v1alpha1"),
          WrittenKind.of(
              "admissionregistration.k8s.io",
              "mutatingwebhookconfigurations",
              "MutatingWebhookConfiguration",
              "v1"),
          WrittenKind.of(
              "admissionregistration.k8s.io",
              "validatingadmissionpolicies",
              "ValidatingAdmissionPolicy",
              "v1",
              "v1beta1"),
          WrittenKind.of(
              "admissionregistration.k8s.io",
              "validatingadmissionpolicybindings",
              "ValidatingAdmissionPolicyBinding",
              "v1",
              "v1beta1"),
          WrittenKind.of(
              "admissionregistration.k8s.io",
              "validatingwebhookconfigurations",
              "ValidatingWebhookConfiguration",
              "v1"),
          WrittenKind.of(
              "apiextensions.k8s.io",
              "customresourcedefinitions",
              "CustomResourceDefinition",
              "v1"),
          WrittenKind.of("apiregistration.k8s.io", "apiservices", "APIService", "v1"),
          WrittenKind.of("apps", "daemonsets", "DaemonSet", "v1"),
          WrittenKind.of("apps", "deployments", "Deployment", "v1"),
          WrittenKind.of("apps", "statefulsets", "StatefulSet", "v1"),
          WrittenKind.of(
              "autoscaling", "horizontalpodautoscalers", "HorizontalPodAutoscaler", "v2"),
          WrittenKind.of("batch", "cronjobs", "CronJob", "v1"),
          WrittenKind.of(
              "certificates.k8s.io",
              "clustertrustbundles",
              "ClusterTrustBundle",
              "v1",
              "v1beta1",
              "v1alpha1"),
          WrittenKind.of(
              "flowcontrol.apiserver.k8s.io", "flowschemas", "FlowSchema", "v1", "v1beta3"),
          WrittenKind.of(
              "flowcontrol.apiserver.k8s.io",
              "prioritylevelconfigurations",
              "PriorityLevelConfiguration",
              "v1",
              "v1beta3"),
          WrittenKind.of("networking.k8s.io", "ingressclasses", "IngressClass", "v1"),
          WrittenKind.of("networking.k8s.io", "ingresses", "Ingress", "v1"),
          WrittenKind.of("networking.k8s.io", "networkpolicies", "NetworkPolicy", "v1"),
          WrittenKind.of(
              "networking.k8s.io", "servicecidrs", "ServiceCIDR", "v1", "v1beta1", "v1alpha1"),
          WrittenKind.of("node.k8s.io", "runtimeclasses", "RuntimeClass", "v1"),
          WrittenKind.of("policy", "poddisruptionbudgets", "PodDisruptionBudget", "v1"),
          WrittenKind.of(
              "rbac.authorization.k8s.io", "clusterrolebindings", "ClusterRoleBinding", "v1"),
          WrittenKind.of("rbac.authorization.k8s.io", "clusterroles", "ClusterRole", "v1"),
          WrittenKind.of("rbac.authorization.k8s.io", "rolebindings", "RoleBinding", "v1"),
          WrittenKind.of("rbac.authorization.k8s.io", "roles", "Role", "v1"),
          WrittenKind.of(
              "resource.k8s.io", "deviceclasses", "DeviceClass", "v1", "v1beta2", "v1beta1"),
          WrittenKind.of(
              "resource.k8s.io", "devicetaintrules", "DeviceTaintRule", "v1beta2", "v1alpha3"),
          WrittenKind.of(
              "resource.k8s.io",
              "resourceclaimtemplates",
              "ResourceClaimTemplate",
              "v1",
              "v1beta2",
              "v1beta1"),
          WrittenKind.of(
              "scheduling.k8s.io", "podgroups", "PodGroup", "v1beta1", "v1alpha3", "v1alpha2"),
          WrittenKind.of("scheduling.k8s.io", "priorityclasses", "PriorityClass", "v1"),
          WrittenKind.of(
              "scheduling.k8s.io",
              "workloads",
              "Workload",
              "v1beta1",
              "v1alpha3",
              "v1alpha2",
              "v1alpha1"),
          WrittenKind.of("storage.k8s.io", "csidrivers", "CSIDriver", "v1"),
          WrittenKind.of("storage.k8s.io", "storageclasses", "StorageClass", "v1"),
          WrittenKind.of(
              "storage.k8s.io",
              "volumeattributesclasses",
              "VolumeAttributesClass",
              "v1",
              "v1beta1",
              "v1alpha1"),
          WrittenKind.of(
              "storagemigration.k8s.io",
              "storageversionmigrations",
              "StorageVersionMigration",
              "v1",
              "v1beta1",
              "v1alpha1"));

  static final List<Reading<Written>> READINGS = ALL.stream().map(WrittenKind::reading).toList();

  private WrittenKinds() {}
}
