package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.KubeUser;
import dev.pawl.testbed.RequiresTestbed;
import dev.pawl.workflows.status.UpgradeStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Upgrades of one addon in which the worker is killed after each request to the API server in turn,
 * by {@code kill -9}: at every boundary between activities, and in the middle of them. The cluster
 * ends up as it does without. In CI, {@link AddonDriversIT}, {@link HelmAddonIT} and {@link
 * RecreateAddonIT} kill once per driver.
 */
@RequiresTestbed
@Tag("campaign")
@Timeout(7200)
class AddonKillsIT {

  /** {@code -Dpawl.kills.every=5} kills after every fifth, for those who are in a hurry. */
  private static final int EVERY = Integer.getInteger("pawl.kills.every", 1);

  /** So that its requests are told from those of the command line. */
  private static final KubeUser WORKER = KubeUser.of("worker", "system:masters");

  private static final Duration ENOUGH = Duration.ofMinutes(10);
  private static final String NS = "/namespaces/default/";
  private static final List<String> OBJECTS =
      List.of(
          "/api/v1" + NS + "configmaps/settings",
          "/api/v1" + NS + "configmaps/chart",
          "/apis/apps/v1" + NS + "deployments/web",
          "/apis/apps/v1" + NS + "daemonsets/node",
          "/apis/example.com/v1" + NS + "engines/main");

  private static final String ADDON =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings}
      data: {version: "%1$s", of%1$s: "yes"}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: main, image: "web:%1$s"}]}
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: node}
      spec:
        selector: {matchLabels: {app: node}}
        template:
          metadata: {labels: {app: node}}
          spec: {containers: [{name: main, image: "node:%1$s"}]}
      """;

  @TempDir static Path folder;
  private static Rig rig;
  private static FakeOperator operator;
  private static DirectUpgrades upgrades;

  @BeforeAll
  static void start() {
    rig = Rig.start(folder, KubeCluster.Options.defaults().withAudit().withUsers(WORKER));
    rig.pool("a", 2);
    rig.apply(FakeOperator.DEFINITION);
    rig.cluster().kubectl("wait", "crd/engines.example.com", "--for=condition=Established");
    rig.apply(
        "{apiVersion: example.com/v1, kind: Engine, metadata: {name: main}, spec: {version: \"0\"}}");
    operator = new FakeOperator(rig.cluster(), OBJECTS.get(4));
    operator.start();
    upgrades = new DirectUpgrades(rig);
    startWorker();
  }

  @AfterAll
  static void stop() {
    upgrades.close();
    operator.close();
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifests", "recreate", "operator", "helm"})
  void shouldEndUpTheSameWhereverTheWorkerIsKilled(String driver) throws IOException {
    upgrade(driver, "1");
    upgrade(driver, "2");
    Map<String, String> two = texts();
    RequestCount whole = requests();
    upgrade(driver, "1");
    int requests = whole.now();
    Map<String, String> one = texts();

    int kills = 0;
    Instant begun = Instant.now();
    for (int at = 1; at <= requests; at += EVERY) {
      boolean up = kills++ % 2 == 0;
      Instant round = Instant.now();
      RequestCount count = requests();
      CompletableFuture<UpgradeStatus> end = upgrades.start(spec(driver, up ? "2" : "1"));
      long started = since(round);
      awaitRequest(count, at, end);
      long killed = since(round);
      boolean late = end.isDone();
      rig.killWorker();
      startWorker();
      awaitEnd(driver + ", killed after request " + at, end);
      long ended = since(round);
      assertThat(texts()).as("%s, killed after request %d", driver, at).isEqualTo(up ? two : one);
      System.out.printf(
          "%s: request %d of %d (%d made): started %d ms, killed %d%s, ended %d, looked %d%n",
          driver,
          at,
          requests,
          count.now(),
          started,
          killed,
          late ? " late" : "",
          ended,
          since(round));
    }
    System.out.printf(
        "%s: %d kills over %d requests in %d s%n", driver, kills, requests, since(begun) / 1000);
  }

  private static long since(Instant then) {
    return Duration.between(then, Instant.now()).toMillis();
  }

  private static void upgrade(String driver, String version) throws IOException {
    awaitEnd(driver, upgrades.start(spec(driver, version)));
  }

  private static void awaitEnd(String what, CompletableFuture<UpgradeStatus> end) {
    try {
      assertThat(end.get(ENOUGH.toSeconds(), TimeUnit.SECONDS).state())
          .as(what)
          .isEqualTo(UpgradeState.SUCCEEDED);
    } catch (TimeoutException e) {
      throw new AssertionError(what + " has not ended: " + rig.status("addon"), e);
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(what, e);
    }
  }

  /** An upgrade may need one less than the last one did: then it has ended. */
  private static void awaitRequest(RequestCount count, int number, Future<?> end) {
    while (count.now() < number && !end.isDone()) {
      LockSupport.parkNanos(2_000_000);
    }
  }

  private static RequestCount requests() {
    return new RequestCount(rig.cluster().auditLog(), WORKER.name());
  }

  private static void startWorker() {
    rig.startWorker(rig.pawl(rig.cluster().kubeconfigFor(WORKER)));
  }

  private static Map<String, String> texts() {
    return OBJECTS.stream()
        .collect(Collectors.toMap(path -> path, path -> LiveObject.text(rig.cluster(), path)));
  }

  private static Path spec(String driver, String version) throws IOException {
    Files.writeString(folder.resolve("addon.yaml"), ADDON.formatted(version));
    Path templates = Files.createDirectories(folder.resolve("chart/templates"));
    Files.writeString(
        folder.resolve("chart/Chart.yaml"),
        "apiVersion: v2\nname: chart\nversion: %s.0.0\n".formatted(version));
    Files.writeString(
        templates.resolve("chart.yaml"),
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: chart}
        data: {version: "%1$s", of%1$s: "yes"}
        """
            .formatted(version));
    String addon =
        switch (driver) {
          case "helm" -> "driver: helm, source: ./chart, helm: {namespace: default}";
          case "operator" ->
              "driver: operator, operator: {path: .spec.version, value: \"%s\", ready: {path: .status.version}, object: {apiVersion: example.com/v1, kind: Engine, name: main}}"
                  .formatted(version);
          default -> "driver: %s, source: ./addon.yaml, conflicts: take".formatted(driver);
        };
    return Files.writeString(
        folder.resolve("upgrade.yaml"),
        """
        apiVersion: pawl.dev/v1alpha1
        kind: ClusterUpgrade
        metadata: {name: addon}
        spec:
          cluster: {context: testbed}
          target: {version: %s}
          addons:
            - {name: addon-%s, %s}
        """
            .formatted(Rig.OLD, driver, addon));
  }
}
