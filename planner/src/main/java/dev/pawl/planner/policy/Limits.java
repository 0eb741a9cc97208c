package dev.pawl.planner.policy;

import dev.pawl.planner.policy.NeverDown.WayBack;
import dev.pawl.planner.policy.NodeNotNewer.Grain;
import dev.pawl.planner.policy.NodeNotTooOld.CountedBy;

/**
 * Where the presets differ, side by side.
 *
 * @param minorsPerHop how many minors a control plane may go at a time
 * @param kubelets how many minors a kubelet may be behind the newest apiserver
 * @param notNewer how exactly a kubelet must not be newer than the oldest apiserver
 * @param hopSource who says so of the control plane, {@code poolSource} of the kubelets
 */
record Limits(
    MinorLine line,
    WayBack wayBack,
    int minorsPerHop,
    Lags kubelets,
    CountedBy kubeletsBy,
    Grain notNewer,
    String hopSource,
    String poolSource) {

  static final String SKEW_POLICY = "kubernetes.io/releases/version-skew-policy";

  /** Two minors for a kubelet (or kube-proxy) before 1.25, three from then on. */
  static final Lags THREE_MINORS = Lags.always(2).from("1.25", 3);

  static final Limits UPSTREAM =
      new Limits(
          MinorLine.KUBERNETES,
          WayBack.SUPPORTED,
          1,
          THREE_MINORS,
          CountedBy.NODE,
          Grain.MINOR,
          SKEW_POLICY,
          SKEW_POLICY);

  static final Limits TKG =
      new Limits(
          MinorLine.KUBERNETES,
          WayBack.SUPPORTED,
          1,
          THREE_MINORS,
          CountedBy.NODE,
          Grain.MINOR,
          "TKG Service, rolling updates: compatibility prechecks, restoring (S1.12)",
          "Cluster API, MachineSet preflight check KubernetesVersionSkew");

  static final Limits OPENSHIFT =
      new Limits(
          MinorLine.OPENSHIFT,
          WayBack.NONE,
          1,
          Lags.always(2),
          CountedBy.NODE,
          Grain.MINOR,
          "OpenShift, update service: only to a newer version (S2.4)",
          "OpenShift, control-plane-only updates: nodes at most two minors behind");

  /** A cluster of 1.16: one; of 1.28: one, two with the preview; of 1.29: two (S3.4). */
  static Limits gdc(DistributedCloudFacts facts) {
    return new Limits(
        MinorLine.DISTRIBUTED_CLOUD,
        WayBack.NONE,
        1,
        Lags.always(1).from("1.28", facts.skewPreview() ? 2 : 1).from("1.29", 2),
        CountedBy.CONTROL_PLANE,
        Grain.PATCH,
        "Google Distributed Cloud, version rules of clusters (S3.2)",
        "Google Distributed Cloud, version rules of node pools (S3.4)");
  }
}
