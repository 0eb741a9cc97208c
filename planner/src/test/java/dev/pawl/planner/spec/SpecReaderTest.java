package dev.pawl.planner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.check.Acceptance;
import dev.pawl.planner.hop.MinorRange;
import dev.pawl.planner.predict.StepKind;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.version.Minor;
import dev.pawl.planner.window.WindowText;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpecReaderTest {

  private final SpecReader reader = new SpecReader();

  @Test
  void shouldReadWhatHappensToABlockedDrain() {
    DrainSpec quarantine = drain("{onBlocked: quarantine, maxQuarantined: 10%}");
    assertThat(quarantine.quarantinedOf(25)).isEqualTo(2);
    assertThat(drain("{onBlocked: quarantine}").quarantinedOf(25)).isEqualTo(1);
    assertThat(drain("{}").quarantinedOf(25)).isZero();
    DrainSpec force = drain("{onBlocked: force, timeout: 10m}");
    assertThat(force.guards()).isEqualTo(ForceGuards.defaults());
    assertThat(force.forcedFrom()).isEqualTo(Duration.ofMinutes(10));
    assertThat(
            drain(
                    "{onBlocked: force, force: {minPodAge: 72h, siblingsReadyFor: 1h, siblingsIllFor: 6h, interval: 5m}}")
                .guards())
        .isEqualTo(
            new ForceGuards(
                Duration.ofHours(72),
                Duration.ofHours(1),
                Duration.ofHours(6),
                Duration.ofMinutes(5)));
  }

  private static DrainSpec drain(String written) {
    String text = SpecTexts.kwokPool("drain: " + written + "\n");
    return new SpecReader().read(text).pools().get(0).drain();
  }

  @Test
  void shouldReadEverythingThatIsSupported() {
    UpgradeSpec spec =
        reader.read(
            """
            apiVersion: pawl.dev/v1alpha1
            kind: ClusterUpgrade
            metadata: {name: prod-eu}
            spec:
              cluster: {context: prod-eu}
              target: {version: 1.36.3, via: [1.34.9, 1.35.6]}
              policy: tkg
              onFailure: rollback
              rollback: {scope: pool}
              addons:
                - {name: coredns, driver: manifests, source: ./addons/coredns,
                   stage: beforeControlPlane, ready: {timeout: 7m},
                   compatible: ">=1.34 <1.37", compatibleInstalled: "<=1.35", conflicts: take, downtime: 2m}
              controlPlane:
                driver: exec
                exec: {upgrade: ["./swap.sh"], rollback: ["./swap.sh", "--back"],
                       finalise: [./finalise.sh], snapshot: [./save.sh], timeout: 45m}
                bake: 10m
              pools:
                order: parallel
                items:
                  - name: workers
                    selector: {matchLabels: {pool: workers}}
                    driver: kwok
                    strategy: {maxSurge: 10%, maxUnavailable: 2, canary: {nodes: 3, soak: 5m},
                               order: [zone, age], readyTimeout: 16m, stopAfterBadMachines: 3, taint: hard}
                    drain:
                      timeout: 4h
                      onBlocked: hold
                      deleteEmptyDir: true
                      deleteBarePods: true
                      loadBalancerWait: 1m
                      waitForJobs: 2h
                      skipWaitForDeleteTimeout: 10m
                  - name: edge
                    selector: {matchLabels: {pool: edge, zone: a}}
                    driver: exec
                    exec: {upgrade: [./node.sh, up], rollback: [./node.sh, back], timeout: 90s}
                    strategy: {maxUnavailable: 1}
              gates:
                - {name: error-rate, after: node, prometheus: {url: "http://prometheus:9090",
                   query: "sum(rate(errors[5m]))", successCondition: "result < 0.01"}}
              requireApprovalBeforeIrreversible: true
              windows:
                - {rrule: "FREQ=WEEKLY;BYDAY=SA,SU", start: "02:00", duration: 4h, timezone: Europe/Paris,
                   exclude: ["2026-12-24/2027-01-02"], pools: [edge]}
              times: {surge: 3m, podEnd: 5s}
              checks: {accept: [{id: WL-BARE, object: Pod/shop/job, reason: known, until: 2026-12-24}]}
            """);

    assertThat(spec)
        .isEqualTo(
            new UpgradeSpec(
                "prod-eu",
                new ClusterTarget("prod-eu"),
                new TargetVersion(
                    KubeVersion.parse("1.36.3"),
                    List.of(KubeVersion.parse("1.34.9"), KubeVersion.parse("1.35.6")),
                    null),
                Policy.TKG,
                null,
                OnFailure.ROLLBACK,
                RollbackScope.POOL,
                List.of(
                    new AddonSpec(
                        "coredns",
                        AddonDriver.MANIFESTS,
                        "./addons/coredns",
                        null,
                        AddonStage.BEFORE_CONTROL_PLANE,
                        new MinorRange(Minor.parse("1.34"), Minor.parse("1.36")),
                        new MinorRange(null, Minor.parse("1.35")),
                        OnConflict.TAKE,
                        Duration.ofMinutes(7),
                        null,
                        null,
                        Duration.ofMinutes(2),
                        null)),
                new ControlPlaneSpec(
                    ControlPlaneDriver.EXEC,
                    new ExecCommands(
                        List.of("./swap.sh"),
                        List.of("./swap.sh", "--back"),
                        List.of("./finalise.sh"),
                        List.of("./save.sh"),
                        Duration.ofMinutes(45)),
                    Duration.ofMinutes(10)),
                PoolOrder.PARALLEL,
                List.of(
                    new PoolSpec(
                        "workers",
                        Map.of("pool", "workers"),
                        PoolDriver.KWOK,
                        null,
                        new Strategy(
                            new IntOrPercent(10, true),
                            IntOrPercent.of(2),
                            3,
                            Duration.ofMinutes(5),
                            List.of(NodeOrderKey.ZONE, NodeOrderKey.AGE),
                            Duration.ofMinutes(16),
                            3,
                            TaintStrength.HARD),
                        new DrainSpec(
                            Duration.ofHours(4),
                            OnBlocked.HOLD,
                            true,
                            true,
                            new DrainWaits(
                                Duration.ofMinutes(1), Duration.ofHours(2), Duration.ofMinutes(10)),
                            null,
                            null)),
                    new PoolSpec(
                        "edge",
                        Map.of("pool", "edge", "zone", "a"),
                        PoolDriver.EXEC,
                        new ExecCommands(
                            List.of("./node.sh", "up"),
                            List.of("./node.sh", "back"),
                            null,
                            null,
                            Duration.ofSeconds(90)),
                        new Strategy(
                            IntOrPercent.of(0), IntOrPercent.of(1), null, null, null, null, null),
                        null)),
                List.of(
                    new GateSpec(
                        "error-rate",
                        new GateQuestion.Prometheus(
                            "http://prometheus:9090",
                            "sum(rate(errors[5m]))",
                            "result < 0.01",
                            null,
                            MetricsAccess.OPEN),
                        GateAfter.NODE)),
                List.of(
                    new WindowText(
                        "FREQ=WEEKLY;BYDAY=SA,SU",
                        "02:00",
                        Duration.ofHours(4),
                        "Europe/Paris",
                        null,
                        List.of("2026-12-24/2027-01-02"),
                        List.of("edge"))),
                Map.of(
                    StepKind.SURGE, Duration.ofMinutes(3), StepKind.POD_END, Duration.ofSeconds(5)),
                List.of(
                    new Acceptance("WL-BARE", "Pod/shop/job", "known", LocalDate.of(2026, 12, 24))),
                true));
  }

  @Test
  void shouldFillInTheDefaultsOfTheContract() {
    String written =
        """
        policy: upstream
        onFailure: hold
        rollback: {scope: upgrade}
        addons:
          - {name: dns, driver: manifests, source: dns, stage: afterControlPlane, ready: {timeout: 5m}}
        controlPlane: {driver: exec, bake: 0, exec: {upgrade: [up], timeout: 30m}}
        pools:
          order: sequential
          items:
            - name: workers
              selector: {matchLabels: {pool: workers}}
              driver: kwok
              strategy:
                {maxSurge: 1, maxUnavailable: 0, canary: {nodes: 1, soak: 0}, order: [age], readyTimeout: 15m}
              drain: {timeout: 30m, onBlocked: hold, deleteEmptyDir: false, deleteBarePods: false}
        """;
    String leftOut =
        """
        addons: [{name: dns, driver: manifests, source: dns}]
        controlPlane: {driver: exec, exec: {upgrade: [up]}}
        pools: {items: [{name: workers, selector: {matchLabels: {pool: workers}}, driver: kwok}]}
        """;

    assertThat(reader.read(SpecTexts.spec(leftOut)))
        .isEqualTo(reader.read(SpecTexts.spec(written)));
  }

  @Test
  void shouldTakeAFieldWithNothingBehindItAsNotWritten() {
    assertThat(reader.read(SpecTexts.kwokPool("strategy:\ndrain: ~\nexec: null\n")))
        .isEqualTo(reader.read(SpecTexts.kwokPool("")));
  }

  @Test
  void shouldReadJsonEvenWhenTabsIndentIt() {
    String json =
        """
        {
        \t"apiVersion": "pawl.dev/v1alpha1",
        \t"kind": "ClusterUpgrade",
        \t"metadata": {"name": "prod-eu"},
        \t"spec": {
        \t\t"target": {"version": "1.36.3"},
        \t\t"pools": {"items": [
        \t\t\t{"name": "workers", "selector": {"matchLabels": {"pool": "workers"}}, "driver": "kwok"}
        \t\t]}
        \t}
        }
        """;

    assertThat(reader.read(json)).isEqualTo(reader.read(SpecTexts.kwokPool("")));
  }

  @Test
  void shouldReadAFlowMappingThatIsNotJson() {
    String flow =
        "{apiVersion: pawl.dev/v1alpha1, kind: ClusterUpgrade, metadata: {name: prod-eu}, spec:"
            + " {target: {version: v1.36.3}, pools: {items: [{name: workers, driver: kwok, selector:"
            + " {matchLabels: {pool: workers}}}]}}}";

    assertThat(reader.read(flow)).isEqualTo(reader.read(SpecTexts.kwokPool("")));
  }

  @Test
  void shouldReadFilesFromOtherSystems() {
    String unix = SpecTexts.kwokPool("");

    assertThat(reader.read('\uFEFF' + unix.replace("\n", "\r\n"))).isEqualTo(reader.read(unix));
  }

  @Test
  void shouldAcceptTheMarksAroundASingleDocument() {
    assertThat(reader.read("# upgrade of prod\n---\n" + SpecTexts.kwokPool("") + "...\n---\n"))
        .isEqualTo(reader.read(SpecTexts.kwokPool("")));
  }

  @Test
  void shouldReadVersionsAsWritten() {
    String zeros = SpecTexts.kwokPool("").replace("1.36.3", "1.30.10");

    assertThat(reader.read(zeros).target().version()).hasToString("1.30.10");
  }

  @Test
  void shouldLeaveTheControlPlaneAloneWhereItIsNotWritten() {
    assertThat(reader.read(SpecTexts.kwokPool("")).controlPlane()).isNull();
  }

  @Test
  void shouldReadAChannelOfAGraph() {
    TargetVersion target =
        reader
            .read(
                SpecTexts.target(
                    "{channel: stable-1.36, graph: ./graph.json, acceptRisks: [SlowDisks],"
                        + " prometheus: 'http://prometheus:9090'}"))
            .target();

    assertThat(target)
        .isEqualTo(
            new TargetVersion(
                null,
                List.of(),
                new GraphTarget(
                    "./graph.json",
                    "stable-1.36",
                    List.of("SlowDisks"),
                    "http://prometheus:9090")));
  }

  @Test
  void shouldKeepEveryStopAndNoSecretOnceTheGraphHasSaidTheWay() {
    TargetVersion asked =
        reader
            .read(
                SpecTexts.target(
                    "{channel: stable-1.36, graph: 'https://graphs.test/x?token=t0p'}"))
            .target();

    TargetVersion found =
        asked.along(
            List.of(
                KubeVersion.parse("1.34.2"),
                KubeVersion.parse("1.35.6"),
                KubeVersion.parse("1.36.3")),
            "https://graphs.test/x");

    assertThat(found.version()).hasToString("1.36.3");
    assertThat(found.via()).containsExactly(KubeVersion.parse("1.35.6"));
    assertThat(found.toString()).doesNotContain("t0p");
  }
}
