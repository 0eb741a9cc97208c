package dev.pawl.planner.spec;

import dev.pawl.planner.hop.MinorRange;
import dev.pawl.planner.operator.JsonPath;
import dev.pawl.planner.spec.text.Field;
import dev.pawl.planner.spec.text.NotYet;
import dev.pawl.planner.version.KubeVersion;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The contract of an upgrade.yaml, v1alpha1, as it is written: what {@link SpecReader} binds and
 * {@link SpecSchema} publishes. Null is "not written"; defaults belong to the records it is
 * assembled into. Fields may be added, none is renamed.
 */
record UpgradeDocument(
    @Field(
            value = "Version of this format.",
            require = UpgradeDocument.API_VERSION,
            only = UpgradeDocument.API_VERSION)
        String apiVersion,
    @Field(
            value = "What is asked for.",
            require = UpgradeDocument.KIND,
            only = UpgradeDocument.KIND)
        String kind,
    @Field(value = "Who this is.", require = "{name: prod-eu}") Metadata metadata,
    @Field(value = "The upgrade.", require = "{target: {version: 1.36.3}, …}") Spec spec) {

  static final String API_VERSION = "pawl.dev/v1alpha1";
  static final String KIND = "ClusterUpgrade";

  record Metadata(
      @Field(value = "Name of the upgrade in every command: a DNS label.", require = "prod-eu")
          String name) {}

  record Spec(
      @Field("Which cluster.") Cluster cluster,
      @Field(value = "Where the cluster should end.", require = "{version: 1.36.3}") Target target,
      @Field(value = "Preset of version rules.", byDefault = "upstream") Policy policy,
      @Field("For policy gdc: what its rules need and no version number tells.")
          DistributedCloud distributedCloud,
      @Field(value = "What a step that failed for good leads to.", byDefault = "hold")
          OnFailure onFailure,
      @Field("How far a rollback goes.") Rollback rollback,
      @Field("Checks before and during the upgrade.") Checks checks,
      @Field("What is installed in the cluster and has to fit its version.") List<Addon> addons,
      @Field("How the control plane is upgraded; left alone where not written.")
          ControlPlane controlPlane,
      @Field("The nodes, by the way they are upgraded.") Pools pools,
      @Field("Conditions that must hold before the upgrade goes on.") List<Gate> gates,
      @Field(
              value =
                  "Whether a person is asked (`pawl approve`) before the first step that cannot be"
                      + " taken back.",
              byDefault = "false")
          Boolean requireApprovalBeforeIrreversible,
      @Field("When steps may start; at any time where not written.")
          List<MaintenanceWindow> windows,
      @Field("How long steps take here, where it is known: for predictions and windows.")
          Times times) {}

  record Cluster(
      @Field("Context in the worker's kubeconfig; the current one where not written.")
          String context) {}

  record Target(
      @Field("Version to end at, with its patch; or else write channel.") KubeVersion version,
      @Field("Channel of the graph; its newest release that can be reached is where to end.")
          String channel,
      @Field(
              "Update graph that says which release leads to which, as an OpenShift update service"
                  + " writes it: a file, relative to this one, or an http(s) URL.")
          String graph,
      @Field("Without a graph: versions to stop at on the way, a patch of each minor in between.")
          List<KubeVersion> via,
      @Field("Names of risks of the graph's conditional edges that you take upon yourself.")
          List<String> acceptRisks,
      @Field(
              "Base address, without credentials, of the Prometheus that knows whether a risk"
                  + " applies; where not written, such a risk counts as if it did.")
          String prometheus) {}

  record DistributedCloud(
      @Field("Of a user cluster: the cluster that manages it.") Manager managedBy,
      @Field("Of a management cluster: the user clusters it manages.") List<UserCluster> manages,
      @Field(
              "Versions in the order of their release, the oldest first; a version that is not in"
                  + " the list is not judged by it.")
          List<KubeVersion> releases,
      @Field(
              value =
                  "Whether the preview of two minors between pool and cluster is switched on; it"
                      + " matters for clusters of 1.28.",
              byDefault = "false")
          Boolean skewPreview,
      @Field("Name of the pool with the load balancers; the other pools follow it.")
          String loadBalancerPool) {}

  record Manager(
      @Field(value = "Version of the management cluster.", require = "1.29.100-gke.251")
          KubeVersion version,
      @Field("The other user clusters that it manages.") List<UserCluster> others) {}

  record UserCluster(
      @Field(value = "Its name, for messages.", require = "user-b") String name,
      @Field(value = "Its version.", require = "1.28.500-gke.120") KubeVersion version) {}

  record Rollback(
      @Field(
              value = "The whole upgrade (pools, then control plane, then addons), or the pool.",
              byDefault = "upgrade")
          RollbackScope scope) {}

  record Checks(
      @Field("Findings of `pawl check` that may stay as they are, one by one.")
          List<Accept> accept) {}

  record Accept(
      @Field(value = "Id of the check.", require = "PDB-STRUCTURAL") String id,
      @Field(
              value = "The finding's object: Kind/namespace/name or Kind/name.",
              require = "PodDisruptionBudget/shop/web")
          String object,
      @Field(value = "Why it may stay, for whoever reads the history.", require = "owner agreed")
          String reason,
      @Field(value = "The last day, in UTC, on which that counts.", require = "2026-12-24")
          LocalDate until) {}

  record Addon(
      @Field(value = "A DNS label, unique among the addons.", require = "coredns") String name,
      @Field(value = "How it is installed.", require = "manifests") AddonDriver driver,
      @Field(
              "Relative to this file. For drivers manifests and recreate: file or folder with"
                  + " manifests. For helm: a chart's folder or archive, or its address (https:// of an"
                  + " archive, or of a repository with helm.chart; oci:// in a registry).")
          String source,
      @Field(
              value = "On which side of the control plane it is brought up to date.",
              byDefault = "afterControlPlane")
          AddonStage stage,
      @Field(
              "Minors of Kubernetes that the new version runs on, such as \">=1.34 <1.37\"; decides,"
                  + " with compatibleInstalled, before the stage does.")
          MinorRange compatible,
      @Field("Minors of Kubernetes that the version installed now runs on.")
          MinorRange compatibleInstalled,
      @Field(
              value =
                  "Fields that another field manager owns: hold and name them, or take them over.",
              byDefault = "hold")
          OnConflict conflicts,
      @Field("When it counts as installed.") Ready ready,
      @Field("For driver operator: the field that its operator follows.") Operator operator,
      @Field("For driver helm: the release.") Helm helm,
      @Field(
              "How long it is expected to be away while it is changed, such as 5m: shown in the plan,"
                  + " and measured in the run. Not for driver operator.")
          Duration downtime,
      @Field("Names of addons that have to be through before this one begins.")
          List<String> dependsOn) {}

  record Helm(
      @Field(value = "Name of the release.", byDefault = "the addon's name") String release,
      @Field(value = "Namespace that the release is in.", require = "web") String namespace,
      @Field("Name of the chart, where source is a repository of charts (https://…).") String chart,
      @Field("Version of the chart, for one in a registry or a repository.") String version,
      @Field("Files with values, relative to this file; the last one wins.") List<String> values,
      @Field(value = "Whether a missing namespace is made.", byDefault = "false")
          Boolean createNamespace,
      @Field(
              value = "Whether the chart's CustomResourceDefinitions are left out at its install.",
              byDefault = "false")
          Boolean skipCrds) {}

  record Ready(
      @Field(
              value = "How long its workloads may take to roll out, or its operator to be done.",
              byDefault = "5m")
          Duration timeout) {}

  record Operator(
      @Field(
              value = "The custom resource.",
              require = "{apiVersion: example.com/v1, kind: Widget, namespace: web, name: main}")
          OperatorObject object,
      @Field(
              value = "Where in it the version is: a JSON path, as kubectl's.",
              require = ".spec.version")
          JsonPath path,
      @Field(value = "The version it is set to.", require = "\"1.2.3\"") String value,
      @Field(
              value = "Whether the field is made where the object does not have it yet.",
              byDefault = "false")
          Boolean create,
      @Field(
              value = "By what its operator is known to be done: all of it.",
              require = "{conditions: {Ready: \"True\"}}")
          OperatorReady ready) {}

  record OperatorObject(
      @Field(value = "Its group and version.", require = "example.com/v1") String apiVersion,
      @Field(value = "Its kind.", require = "Widget") String kind,
      @Field(
              value = "Its namespace, where its kind has one.",
              byDefault = "default, where its kind has one")
          String namespace,
      @Field(value = "Its name.", require = "main") String name) {}

  record OperatorReady(
      @Field("Conditions of its status, each with the status it has then.")
          Map<String, String> conditions,
      @Field("A field that has the version then: a JSON path, such as .status.version.")
          JsonPath path,
      @Field("What that field is then; the value that was set where not written.") String value) {}

  record ControlPlane(
      @Field(
              value = "How it is really changed.",
              require = "exec",
              later = {"cluster-api", "openshift", "kubeadm"})
          ControlPlaneDriver driver,
      @Field("Your own commands; each is a program and its arguments, no shell.")
          ControlPlaneExec exec,
      @Field(
              value = "How long the new control plane is watched before anything follows it.",
              byDefault = "0")
          Duration bake) {}

  record ControlPlaneExec(
      @Field("Brings the control plane to the next version.") List<String> upgrade,
      @Field("Brings it back.") List<String> rollback,
      @Field("Second half of a two-step upgrade, after which there is no way back.")
          List<String> finalise,
      @Field("Saves the control plane's state before anything is changed.") List<String> snapshot,
      @Field(value = "Of one run of one command.", byDefault = "30m") Duration timeout) {}

  record Pools(
      @Field(
              value = "Whether pools follow one another or turn over side by side.",
              byDefault = "sequential")
          PoolOrder order,
      @Field(value = "The pools, in the order they are upgraded.", require = "[{name: workers, …}]")
          List<Pool> items) {}

  record Pool(
      @Field(value = "A DNS label, unique among the pools.", require = "workers") String name,
      @Field(
              value = "Which nodes are members; no node may be in two pools.",
              require = "{matchLabels: {pool: workers}}")
          Selector selector,
      @Field(
              value = "How its machines are really changed: kwok replaces them, exec in place.",
              require = "kwok",
              later = {"cluster-api", "openshift", "kubeadm"})
          PoolDriver driver,
      @Field("Your own commands, for driver exec; run once per node.") PoolExec exec,
      @Field("How fast and how carefully the pool turns over.") PoolStrategy strategy,
      @Field("How pods leave a node.") Drain drain) {}

  record Selector(
      @Field(value = "Labels that a node must have, all of them.", require = "{pool: workers}")
          Map<String, String> matchLabels,
      @NotYet("write matchLabels") Object matchExpressions) {}

  record PoolExec(
      @Field("Brings one node to the next version.") List<String> upgrade,
      @Field("Brings one node back.") List<String> rollback,
      @Field(value = "Of one run of one command.", byDefault = "30m") Duration timeout) {}

  record PoolStrategy(
      @Field(
              value = "Machines above the pool's size; a percentage is rounded up.",
              byDefault = "1, and 0 for driver exec, which makes no machines")
          IntOrPercent maxSurge,
      @Field(
              value = "Nodes below the pool's size; a percentage is rounded down.",
              byDefault =
                  "0, which driver exec cannot go on with; with policy openshift 1 for that driver")
          IntOrPercent maxUnavailable,
      @Field("Nodes that go first.") CanaryNodes canary,
      @Field(
              value =
                  "By what nodes are put in order; ties by name. With budgets, first in the list,"
                      + " nodes that share a tight PodDisruptionBudget are not drained together"
                      + " where that can be avoided.",
              byDefault = "[age], with policy openshift [zone, age]")
          List<NodeOrderKey> order,
      @Field(
              value = "From the creation of a machine until its node is Ready at the version.",
              byDefault = "15m")
          Duration readyTimeout,
      @Field(
              value =
                  "After so many machines in a row that turn out bad, no other node begins before a person has looked.",
              byDefault = "2")
          Integer stopAfterBadMachines,
      @Field(
              value =
                  "How strongly nodes that leave keep pods away: soft (PreferNoSchedule), or hard"
                      + " (NoSchedule) while everything that runs on them has room elsewhere.",
              byDefault = "soft")
          TaintStrength taint) {}

  record CanaryNodes(
      @Field(value = "How many nodes go alone, before the others.", byDefault = "1") Integer nodes,
      @Field(value = "How long they are watched before the others follow.", byDefault = "0")
          Duration soak) {}

  record Drain(
      @Field(value = "From the cordon on; onBlocked says what happens then.", byDefault = "30m")
          Duration timeout,
      @Field(value = "What happens to a drain that is blocked at its timeout.", byDefault = "hold")
          OnBlocked onBlocked,
      @Field(
              value = "Whether pods with emptyDir volumes may go; their data is lost.",
              byDefault = "false")
          Boolean deleteEmptyDir,
      @Field(
              value = "Whether pods without a controller may be deleted; they never come back.",
              byDefault = "false")
          Boolean deleteBarePods,
      @Field(
              value =
                  "How long load balancers may take to send the node no more traffic, before its"
                      + " pods are evicted; it is labelled"
                      + " node.kubernetes.io/exclude-from-external-load-balancers meanwhile.",
              byDefault = "0, no wait and no label")
          Duration loadBalancerWait,
      @Field(
              value =
                  "From the cordon on, how long pods of Jobs may run to their end before they are"
                      + " evicted like others.",
              byDefault = "0")
          Duration waitForJobs,
      @Field(
              "On a node whose kubelet is silent: how long after its grace period a pod that does not"
                  + " end is waited for. Without it, until a person says that the machine is off.")
          Duration skipWaitForDeleteTimeout,
      @Field(
              value =
                  "With onBlocked quarantine: how many nodes of the pool at most; a percentage is"
                      + " rounded down. The next one is held.",
              byDefault = "1")
          IntOrPercent maxQuarantined,
      @Field("With onBlocked force: what must hold before a pod is deleted against its budget.")
          Force force) {}

  record Force(
      @Field(value = "How old the pod is.", byDefault = "the drain's timeout") Duration minPodAge,
      @Field(
              value = "How long the other pods that its budget counts on have been ready.",
              byDefault = "1m")
          Duration siblingsReadyFor,
      @Field(
              value = "How long one of them has been ill to be counted on no more.",
              byDefault = "1h")
          Duration siblingsIllFor,
      @Field(value = "Between two such pods of one node.", byDefault = "1m") Duration interval) {}

  record Gate(
      @Field(value = "Unique among the gates.", require = "error-rate") String name,
      @Field("Asks a Prometheus; or else write health or approval.") PrometheusQuery prometheus,
      @Field(
              "Asks whether nodes and workloads are as well as before the upgrade: {}. What was"
                  + " broken then is not waited for.")
          HealthQuestion health,
      @Field("Asks a person, who answers with `pawl approve`: {}.") ApprovalQuestion approval,
      @Field(value = "After which kind of step it is asked.", require = "node") GateAfter after,
      @Field(
              "The pools it is for, where it follows a node, a canary or a pool; every pool where not"
                  + " written.")
          List<String> pools,
      @Field(value = "How long to wait before it is asked.", byDefault = "0") Duration soak,
      @Field(value = "Between two looks.", byDefault = "5s") Duration interval,
      @Field(value = "Good looks in a row that let pass.", byDefault = "1") Integer successes,
      @Field(
              value = "Bad looks that are tolerated, in all.",
              byDefault = "2, and 24 for health, two minutes: pods take their time to start")
          Integer failures,
      @Field(
              value = "Looks that say neither yes nor no (no data, NaN) and are tolerated, in all.",
              byDefault = "4")
          Integer inconclusive,
      @Field(value = "Looks without an answer that are tolerated, in a row.", byDefault = "4")
          Integer errors) {}

  record HealthQuestion(
      @Field("Whose workloads are looked at; every namespace's where not written.")
          List<String> namespaces) {}

  record ApprovalQuestion(@Field("What to look at before.") String message) {}

  record PrometheusQuery(
      @Field(
              value = "Base address of the server, without credentials.",
              require = "\"http://prometheus:9090\"")
          String url,
      @Field(value = "PromQL that results in one number.", require = "\"sum(up)\"") String query,
      @Field(value = "A comparison of the result with a number.", require = "\"result < 0.01\"")
          String successCondition,
      @Field(
              "Another: a result that meets neither is inconclusive. Where not written, whatever is"
                  + " no success is a failure.")
          String failureCondition,
      @Field("File on the worker with a bearer token; relative to this file.") String tokenFile,
      @Field("Variable of the worker's environment with a bearer token.") String tokenEnv,
      @Field(
              "File on the worker with the certificates (PEM) that the server's is checked against;"
                  + " relative to this file.")
          String caFile) {}

  record MaintenanceWindow(
      @Field(
              value = "The days on which it opens, by a rule of RFC 5545.",
              require = "\"FREQ=WEEKLY;BYDAY=SA,SU\"")
          String rrule,
      @Field(value = "Time of day at which it opens, HH:MM.", require = "\"02:00\"") String start,
      @Field(value = "How long it stays open, in real time.", require = "4h") Duration duration,
      @Field(value = "IANA time zone of start and days.", require = "Europe/Paris") String timezone,
      @Field(
              value = "The day that INTERVAL and COUNT count from, in quotes: \"2026-10-03\".",
              byDefault = "\"1996-01-01\"")
          String from,
      @Field("Days, or ranges first/last, on which no step runs; each in quotes.")
          List<String> exclude,
      @Field("The pools it is for; whatever has no window of its own where not written.")
          List<String> pools) {}

  record Times(
      @Field(value = "One hop of the control plane, by its command.", byDefault = "10m")
          Duration controlPlane,
      @Field(value = "The command that saves the control plane.", byDefault = "1m")
          Duration snapshot,
      @Field(value = "The command that ends a two-step upgrade.", byDefault = "1m")
          Duration finalise,
      @Field(value = "One addon, its workloads rolled out.", byDefault = "1m") Duration addon,
      @Field(value = "From the order of a machine until its node has joined.", byDefault = "2m")
          Duration surge,
      @Field(value = "From a pod's eviction until it is gone.", byDefault = "10s") Duration podEnd,
      @Field(
              value = "From a pod's eviction until another one is healthy in its place.",
              byDefault = "20s")
          Duration podBack,
      @Field(value = "From the end of a drain until machine and node are gone.", byDefault = "30s")
          Duration remove,
      @Field(value = "Your command for one node in place, until it is back.", byDefault = "5m")
          Duration change) {}
}
