package dev.pawl.planner.policy;

import dev.pawl.planner.policy.NodeNotNewer.Grain;
import dev.pawl.planner.policy.NodeNotTooOld.CountedBy;
import dev.pawl.planner.version.Minor;
import java.util.ArrayList;
import java.util.List;

/**
 * The presets: the rules of every Kubernetes with one's own {@link Limits}, and one's own rules.
 */
final class Presets {

  /** From when on user clusters may be two minors behind, and differ from each other (S3.3). */
  private static final String MIXED_FROM = "1.29";

  private static final String MANAGED =
      "Google Distributed Cloud, version skew between clusters (S3.3)";

  private Presets() {}

  static VersionPolicy upstream() {
    return policy("upstream", Limits.UPSTREAM, List.of());
  }

  static VersionPolicy tkg() {
    Judge joins =
        new JoinsAtControlPlaneMinor(
            new VersionRule(
                "POOL-JOINS-AT-CONTROL-PLANE",
                "Cluster API, MachineSet preflight check KubeadmVersionSkew",
                "New machines join at the minor of the control plane."),
            Limits.TKG.line());
    return policy("tkg", Limits.TKG, List.of(joins));
  }

  static VersionPolicy openshift() {
    return policy(
        "openshift",
        Limits.OPENSHIFT,
        List.of(
            new OneTarget(
                new VersionRule(
                    "POOLS-ONE-TARGET",
                    "OpenShift, canary rollout: pools at different versions are not tested (S4.5)",
                    "All pools have one target.")),
            new NoControlPlanePool(
                new VersionRule(
                    "NO-CONTROL-PLANE-POOL",
                    "OpenShift, canary rollout: no custom pool of control-plane nodes (S4.7)",
                    "Nodes of the control plane are in no custom pool."))));
  }

  static VersionPolicy gdc(DistributedCloudFacts facts) {
    Limits limits = Limits.gdc(facts);
    return policy(
        "gdc",
        limits,
        List.of(
            new NotReleasedAfter(
                new VersionRule(
                    "POOL-NOT-RELEASED-AFTER",
                    "Google Distributed Cloud, version rules of node pools (S3.5)",
                    "A pool's version was not released after its cluster's."),
                facts.releases()),
            new UserClusterNotNewer(
                new VersionRule(
                    "USER-CLUSTER-NOT-NEWER",
                    MANAGED,
                    "A user cluster is not newer than its management cluster."),
                limits.line()),
            new UserClusterNotTooOld(
                new VersionRule(
                    "USER-CLUSTER-NOT-TOO-OLD",
                    MANAGED,
                    "A user cluster is at most one minor behind its management cluster, two where"
                        + " that is 1.29 or newer."),
                limits.line(),
                Lags.always(1).from(MIXED_FROM, 2)),
            new UserClustersShareMinor(
                new VersionRule(
                    "USER-CLUSTERS-SHARE-MINOR",
                    MANAGED,
                    "User clusters of a management cluster before 1.29 share a minor."),
                Minor.parse(MIXED_FROM))));
  }

  private static VersionPolicy policy(String name, Limits limits, List<Judge> own) {
    List<Judge> judges = new ArrayList<>(controlPlane(limits));
    judges.addAll(nodes(limits));
    judges.addAll(own);
    return new RuleBook(name, limits.line(), judges);
  }

  private static List<Judge> controlPlane(Limits limits) {
    MinorLine line = limits.line();
    return List.of(
        new NeverDown(
            new VersionRule(
                "HOP-NOT-DOWN", limits.hopSource(), "An upgrade goes to a newer version."),
            limits.wayBack()),
        new OneMinorAtATime(
            new VersionRule(
                "HOP-ONE-MINOR", limits.hopSource(), "A control plane does not skip a minor."),
            line,
            limits.minorsPerHop()),
        new ApiserversTogether(
            skew("APISERVERS-ONE-MINOR", "Apiservers are within one minor of each other."),
            line,
            1),
        new ControllersNotNewer(
            skew(
                "CONTROLLERS-NOT-NEWER",
                "Controller managers and schedulers are not newer than any apiserver."),
            line),
        new ControllersNotTooOld(
            skew(
                "CONTROLLERS-ONE-MINOR",
                "Controller managers and schedulers are at most one minor behind."),
            line,
            1),
        new KubectlNear(
            skew("KUBECTL-ONE-MINOR", "kubectl is within one minor of every apiserver."), line, 1));
  }

  private static List<Judge> nodes(Limits limits) {
    MinorLine line = limits.line();
    return List.of(
        new NodeNotNewer(
            new VersionRule(
                "KUBELET-NOT-NEWER",
                limits.poolSource(),
                "A kubelet is not newer than the oldest apiserver."),
            line,
            NodePart.KUBELET,
            limits.notNewer()),
        new NodeNotTooOld(
            new VersionRule(
                "KUBELET-NOT-TOO-OLD",
                limits.poolSource(),
                "A kubelet is behind the newest apiserver by no more minors than are supported."),
            line,
            NodePart.KUBELET,
            limits.kubelets(),
            limits.kubeletsBy()),
        new NodeNotNewer(
            skew("KUBE-PROXY-NOT-NEWER", "kube-proxy is not newer than the oldest apiserver."),
            line,
            NodePart.KUBE_PROXY,
            Grain.MINOR),
        new NodeNotTooOld(
            skew(
                "KUBE-PROXY-NOT-TOO-OLD",
                "kube-proxy is at most three minors behind, two before 1.25."),
            line,
            NodePart.KUBE_PROXY,
            Limits.THREE_MINORS,
            CountedBy.NODE),
        new KubeProxyNearKubelet(
            skew(
                "KUBE-PROXY-NEAR-KUBELET",
                "kube-proxy is within three minors of its node's kubelet, two before 1.25."),
            line,
            Limits.THREE_MINORS),
        new ControllersBeforeKubelets(
            skew(
                "CONTROLLERS-BEFORE-KUBELETS",
                "Apiservers go first, then controllers, then kubelets."),
            line),
        new DrainBeforeKubelet(
            skew("DRAIN-BEFORE-KUBELET", "A node is drained before its kubelet changes its minor."),
            line));
  }

  private static VersionRule skew(String id, String statement) {
    return new VersionRule(id, Limits.SKEW_POLICY, statement);
  }
}
