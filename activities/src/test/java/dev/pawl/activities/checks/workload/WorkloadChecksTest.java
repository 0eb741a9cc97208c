package dev.pawl.activities.checks.workload;

import static dev.pawl.activities.checks.CleanCluster.agents;
import static dev.pawl.activities.checks.CleanCluster.budget;
import static dev.pawl.activities.checks.CleanCluster.deployment;
import static dev.pawl.activities.checks.CleanCluster.pod;
import static dev.pawl.activities.checks.CleanCluster.view;
import static dev.pawl.activities.checks.CleanCluster.web;
import static dev.pawl.activities.checks.Planted.block;
import static dev.pawl.activities.checks.Planted.warn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.checks.Planted;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Yaml;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadChecksTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("planted")
  void shouldFindWhatIsPlanted(Planted planted) {
    planted.mustBeFoundBy(WorkloadChecks.all());
  }

  @Test
  void shouldHaveSomethingPlantedForEachCheck() {
    assertThat(planted().map(Planted::id).distinct())
        .containsExactlyInAnyOrderElementsOf(
            WorkloadChecks.all().stream().map(c -> c.about().id()).toList());
  }

  static Stream<Planted> planted() {
    return Stream.of(
        block("WL-BARE", "Pod/shop/alone", view().and(Readings.PODS, alone())),
        warn(
            "WL-BARE",
            "Pod/shop/alone",
            view().withPool("drain: {deleteBarePods: true}").and(Readings.PODS, alone())),
        warn("WL-SINGLE", "Deployment/shop/web", view().with(Readings.PODS, web("web-1", "a-1"))),
        warn("WL-ORPHAN-DS", "Pod/kube-system/agent-1", view().with(Readings.DAEMON_SETS)),
        warn(
            "WL-READINESS",
            "ReplicaSet/shop/api",
            view().and(Readings.PODS, api("api-1")).and(Readings.PODS, api("api-2"))),
        warn(
            "WL-SPREAD",
            "ReplicaSet/shop/api",
            view().and(Readings.PODS, api("api-1")).and(Readings.PODS, api("api-2"))),
        warn(
            "WL-GRACE",
            "Deployment/shop/web",
            view()
                .with(Readings.PODS, web("web-1", "a-1", "  terminationGracePeriodSeconds: 7200"))),
        warn(
            "WL-GRACE",
            "StatefulSet/shop/db",
            view()
                .and(
                    Readings.PODS,
                    pod(
                        "{namespace: shop, name: db-0, ownerReferences: [{kind: StatefulSet, name: db, controller: true}]}",
                        "a-1",
                        "  terminationGracePeriodSeconds: 0\n  containers: [{name: main}]"))),
        warn(
            "WL-TOLERATE-ALL",
            "Deployment/shop/web",
            view().with(Readings.PODS, web("web-1", "a-1", "  tolerations: [{operator: Exists}]"))),
        warn(
            "WL-NODENAME",
            "Deployment/shop/web",
            view()
                .with(
                    Readings.PODS,
                    web("web-1", "a-1", "  nodeSelector: {kubernetes.io/hostname: a-1}"))),
        warn(
            "WL-DO-NOT-EVICT",
            "Pod/shop/kept",
            view()
                .and(
                    Readings.PODS,
                    pod(
                        "{namespace: shop, name: kept, annotations: {karpenter.sh/do-not-disrupt: \"true\"}}",
                        "a-1",
                        "  containers: [{name: main}]"))),
        warn(
            "WL-JOBS",
            "Job/shop/report",
            view()
                .and(
                    Readings.PODS,
                    pod(
                        "{namespace: shop, name: report-1, creationTimestamp: \"2026-11-24T06:00:00Z\", ownerReferences: [{kind: Job, name: report, controller: true}]}",
                        "a-1",
                        "  containers: [{name: main}]"))),
        warn(
            "WL-CRASH",
            "Pod/shop/broken",
            view()
                .and(
                    Readings.PODS,
                    Yaml.of(
                        Pod.class,
                        """
                        metadata: {namespace: shop, name: broken}
                        spec: {nodeName: a-1, containers: [{name: main}]}
                        status: {phase: Running, containerStatuses: [{name: main, state: {waiting: {reason: CrashLoopBackOff}}}]}
                        """))),
        block(
            "WL-HPA-MIN",
            "HorizontalPodAutoscaler/shop/web",
            view()
                .with(Readings.BUDGETS, budget("web", "minAvailable: 1", 2, 1, 2, 1))
                .with(
                    Readings.HPAS,
                    Yaml.of(
                        HorizontalPodAutoscaler.class,
                        "{metadata: {namespace: shop, name: web}, spec: {minReplicas: 1, scaleTargetRef: {kind: Deployment, name: web}}}"))),
        warn(
            "WL-CONTROLLER-PROGRESS",
            "Deployment/shop/web",
            view().with(Readings.DEPLOYMENTS, deployment(1))),
        block(
            "DS-HEALTH",
            "DaemonSet/kube-system/agent",
            view().with(Readings.DAEMON_SETS, agents("kube-system", 1))),
        warn(
            "DS-HEALTH",
            "DaemonSet/shop/agent",
            view().with(Readings.DAEMON_SETS, agents("shop", 1))),
        warn(
            "ING-NGINX",
            "Pod/shop/ingress",
            view()
                .and(
                    Readings.PODS,
                    pod(
                        "{namespace: shop, name: ingress}",
                        "a-1",
                        "  containers: [{name: main, image: \"registry.k8s.io/ingress-nginx/controller:v1.12.0\"}]"))),
        warn(
            "PRI-CRITICAL",
            "Deployment/shop/web",
            view()
                .with(
                    Readings.PODS,
                    web("web-1", "a-1", "  priorityClassName: system-cluster-critical"))),
        block(
            "STATICPOD-REF",
            "Pod/kube-system/odd",
            view()
                .to("1.37.0")
                .and(
                    Readings.PODS,
                    pod(
                        "{namespace: kube-system, name: odd, annotations: {kubernetes.io/config.mirror: x}}",
                        "m",
                        "  containers: [{name: main}]\n  volumes: [{name: s, secret: {secretName: s}}]"))));
  }

  private static Pod alone() {
    return pod("{namespace: shop, name: alone}", "a-1", "  containers: [{name: main}]");
  }

  private static Pod api(String name) {
    return pod(
        "{namespace: shop, name: %s, ownerReferences: [{kind: ReplicaSet, name: api, controller: true}]}"
            .formatted(name),
        "a-1",
        "  containers: [{name: main}]");
  }
}
