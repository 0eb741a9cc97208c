package dev.pawl.planner.explain;

import java.time.Duration;
import java.util.List;

/**
 * The expected downtime of each component of Google Distributed Cloud (seed 003, S3.9), for a
 * cluster of several nodes whose control plane is highly available.
 */
public final class DowntimeTable {

  /** What the table takes for granted. */
  public static final String ASSUMES =
      "with several nodes and a highly available control plane; expect more where that is not so";

  private static final Duration NONE = Duration.ZERO;
  private static final Duration REDIRECT = Duration.ofMinutes(2);
  private static final Duration OPERATOR = Duration.ofMinutes(5);
  private static final String ALL = "";
  private static final String ADMIN = "admin clusters";
  private static final String USER = "user clusters";
  private static final String NEVER = "";
  private static final String AT_START = "when the upgrade begins";
  private static final String LATER = "after the nodes of the control plane";
  private static final String WITH_WORKERS = "when the workers are upgraded";
  private static final String PAUSE =
      "its operator is drained and upgraded, a pause of less than 5 minutes";

  private static final List<Downtime> ROWS =
      List.of(
          new Downtime("kube-apiserver, etcd, kube-scheduler", ALL, NONE, "no downtime", NEVER),
          new Downtime(
              "lifecycle controllers, ansible-runner job", ADMIN, NONE, "no downtime", NEVER),
          new Downtime(
              "control-plane loadbalancer-haproxy, keepalived",
              ALL,
              REDIRECT,
              "away for less than 1 to 2 minutes while the load balancer redirects traffic",
              AT_START),
          new Downtime(
              "observability: pipeline-stackdriver, metrics-server",
              ALL,
              OPERATOR,
              PAUSE + "; DaemonSets go on without downtime",
              LATER),
          new Downtime(
              "container network interface (CNI)",
              ALL,
              OPERATOR,
              "none for existing routes; the DaemonSet rolls two by two without downtime; " + PAUSE,
              LATER),
          new Downtime("MetalLB", USER, OPERATOR, PAUSE + "; none for existing services", LATER),
          new Downtime(
              "CoreDNS, DNS autoscaler",
              USER,
              NONE,
              "usually none: CoreDNS has several replicas, with autoscaler",
              LATER),
          new Downtime(
              "local volume provisioner",
              ALL,
              OPERATOR,
              "none for existing persistent volumes; its operator may be away for 5 minutes",
              LATER),
          new Downtime(
              "Istio, ingress",
              ALL,
              OPERATOR,
              "its operator is drained and upgraded, away for about 5 minutes; existing ingresses go"
                  + " on",
              LATER),
          new Downtime(
              "other system operators",
              ALL,
              OPERATOR,
              "away for 5 minutes while they are drained and upgraded",
              LATER),
          new Downtime(
              "user workloads",
              ALL,
              null,
              "depends on their setup, such as high availability: look at your own deployments",
              WITH_WORKERS));

  private DowntimeTable() {}

  /** Its rows, in the order of the seed. */
  public static List<Downtime> rows() {
    return ROWS;
  }
}
