package dev.pawl.activities.checks.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.checks.Answers;
import dev.pawl.activities.checks.Answers.Answer;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.FakeView;
import dev.pawl.activities.checks.Reading;
import dev.pawl.activities.checks.api.ManifestKinds.Mention;
import dev.pawl.activities.checks.api.Written.Applied;
import dev.pawl.activities.checks.api.Written.Writer;
import dev.pawl.activities.checks.metrics.MetricsReader;
import dev.pawl.activities.checks.metrics.ServerMetrics;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Found.Gap;
import dev.pawl.planner.check.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The target is 1.36. Where something may not be read, CatalogueTest has each check say so. */
class ApiChecksTest {

  private static final Reading<Written> INGRESSES = reading("Ingress");
  private static final Reading<Written> WORKLOADS = reading("Workload");

  private final Check requested = check("API-REQUESTED");
  private final Check manifest = check("API-MANIFEST");
  private final Check managed = check("API-MANAGEDFIELDS");
  private final Check next = check("API-DEPRECATED-NEXT");

  @Test
  void shouldFindNothingInAnEmptyCluster() {
    for (Check check : ApiChecks.all()) {
      assertThat(check.look(new FakeView())).as(check.about().id()).isEqualTo(Found.nothing());
    }
  }

  @Test
  void shouldBlockWhereClientsAskForWhatTheTargetDoesNotServe() {
    FakeView view =
        new FakeView()
            .saying(ServerMetrics.OF_EACH, asked("v1beta1", "1.36"), asked("v1beta2", "1.37"));

    assertThat(requested.look(view).findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.severity()).isEqualTo(Severity.BLOCK);
              assertThat(f.object()).isEqualTo("APIResource/things.v1beta1.example.k8s.io");
              assertThat(f.message()).contains("1.36");
            });
    assertThat(next.look(view).findings())
        .extracting(Finding::object)
        .containsExactly("APIResource/things.v1beta2.example.k8s.io");
  }

  @Test
  void shouldAskEachApiserverAndSayWhichItDoesNotReach() {
    Found found =
        requested.look(
            new FakeView()
                .answering(
                    ServerMetrics.OF_EACH,
                    new Answers<>(
                        List.of(
                            new Answer<>("Apiserver/10.0.0.1:6443", List.of()),
                            new Answer<>(
                                "Apiserver/10.0.0.2:6443", List.of(asked("v1beta1", "1.36")))),
                        List.of("10.0.0.3:6443"))));

    assertThat(found.findings())
        .extracting(Finding::object)
        .containsExactly("APIResource/things.v1beta1.example.k8s.io");
    assertThat(found.gaps()).singleElement().extracting(Gap::severity).isEqualTo(Severity.INFO);
    assertThat(found.gaps().get(0).message()).contains("10.0.0.3:6443", "its own part only");
  }

  @Test
  void shouldWarnOfWhatWasAppliedInAVersionThatIsGone() {
    Found found =
        manifest.look(
            new FakeView()
                .with(
                    INGRESSES,
                    applied("old", "networking.k8s.io/v1beta1"),
                    applied("new", "networking.k8s.io/v1")));

    assertThat(found.findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.severity()).isEqualTo(Severity.WARN);
              assertThat(f.object()).isEqualTo("Ingress/shop/old");
              assertThat(f.message())
                  .isEqualTo(
                      "networking.k8s.io/v1beta1 Ingress, in what kubectl applied last, ends with"
                          + " 1.22");
              assertThat(f.remediation()).isEqualTo("write it as networking.k8s.io/v1");
            });
  }

  @Test
  void shouldWarnOfHelmReleasesOnceForAllTheirKinds() {
    HelmRelease release =
        new HelmRelease(
            "Secret/shop/sh.helm.release.v1.web.v3",
            Optional.of(
                List.of(
                    new Mention("policy/v1beta1", "PodDisruptionBudget"),
                    new Mention("batch/v1beta1", "CronJob"),
                    new Mention("apps/v1", "Deployment"))));

    Found found = manifest.look(new FakeView().with(HelmReleases.READING, release));

    assertThat(found.findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.severity()).isEqualTo(Severity.WARN);
              assertThat(f.object()).isEqualTo(release.secret());
              assertThat(f.message())
                  .contains("PodDisruptionBudget", "CronJob")
                  .doesNotContain("Deployment");
            });
  }

  @Test
  void shouldNotKnowOfAReleaseThatCannotBeRead() {
    HelmRelease release = new HelmRelease("Secret/shop/odd", Optional.empty());

    assertThat(manifest.look(new FakeView().with(HelmReleases.READING, release)).gaps())
        .singleElement()
        .satisfies(
            g -> {
              assertThat(g.severity()).isEqualTo(Severity.WARN);
              assertThat(g.message()).contains("Secret/shop/odd");
            });
  }

  /** Without Secrets the rest is looked at, and the answer is still not good. */
  @Test
  void shouldGoOnWhereSecretsMayNotBeRead() {
    Found found =
        manifest.look(
            new FakeView()
                .with(INGRESSES, applied("old", "extensions/v1beta1"))
                .denying(HelmReleases.READING));

    assertThat(found.findings()).extracting(Finding::object).containsExactly("Ingress/shop/old");
    assertThat(found.gaps()).extracting(Gap::severity).containsExactly(Severity.INFO);
    assertThat(manifest.look(new FakeView().denying(INGRESSES)).gaps())
        .extracting(Gap::severity)
        .containsExactly(Severity.WARN);
  }

  @Test
  void shouldBlockWhereAnAddonOfThisUpgradeWouldFail(@TempDir Path dir) throws IOException {
    Path file = Files.writeString(dir.resolve("pdb.yaml"), pdb("policy/v1beta1"));

    assertThat(manifest.look(withAddon(dir)).findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.severity()).isEqualTo(Severity.BLOCK);
              assertThat(f.object()).isEqualTo("PodDisruptionBudget/shop/web");
              assertThat(f.message()).contains(file.toString(), "addon web", "1.25");
            });

    Files.writeString(file, pdb("policy/v1"));
    assertThat(manifest.look(withAddon(dir))).isEqualTo(Found.nothing());
  }

  @Test
  void shouldNotKnowOfAnAddonWhoseSourceIsNotThere(@TempDir Path dir) {
    Found found = manifest.look(withAddon(dir.resolve("none")));

    assertThat(found.gaps()).singleElement().extracting(Gap::severity).isEqualTo(Severity.BLOCK);
    assertThat(found.gaps().get(0).message()).contains("addon web", "does not exist");
  }

  @Test
  void shouldSayThatItsTableIsOlderThanTheTarget() {
    assertThat(manifest.look(new FakeView().to("1.37.0")).gaps()).isEmpty();
    assertThat(manifest.look(new FakeView().to("1.38.0")).gaps())
        .singleElement()
        .satisfies(
            g -> {
              assertThat(g.severity()).isEqualTo(Severity.WARN);
              assertThat(g.message()).contains("known up to 1.37", "1.38");
            });
  }

  @Test
  void shouldNameWhoStillWritesWhatEnds() {
    Instant lately = FakeView.NOW.minus(Duration.ofDays(2));
    Instant longAgo = FakeView.NOW.minus(Duration.ofDays(200));
    FakeView view =
        new FakeView()
            .with(
                WORKLOADS,
                written("busy", "queue-controller", "scheduling.k8s.io/v1alpha1", lately),
                written("idle", "queue-controller", "scheduling.k8s.io/v1alpha1", longAgo),
                written("fine", "queue-controller", "scheduling.k8s.io/v1beta1", lately));

    assertThat(managed.look(view).findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.severity()).isEqualTo(Severity.WARN);
              assertThat(f.object()).isEqualTo("Workload/shop/busy");
              assertThat(f.message()).contains("written so by queue-controller", "1.36");
            });
  }

  @Test
  void shouldTellWhatEndsSoonAfterTheTarget() {
    FakeView view =
        new FakeView()
            .with(
                reading("VolumeAttributesClass"),
                object("VolumeAttributesClass/gold", "storage.k8s.io/v1beta1"))
            .with(INGRESSES, applied("gone", "networking.k8s.io/v1beta1"));

    assertThat(next.look(view).findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.severity()).isEqualTo(Severity.INFO);
              assertThat(f.object()).isEqualTo("VolumeAttributesClass/gold");
              assertThat(f.message()).contains("1.37");
            });
    assertThat(next.look(view.denying(HelmReleases.READING)).gaps())
        .extracting(Gap::severity)
        .containsOnly(Severity.INFO);
  }

  private static FakeView withAddon(Path source) {
    return new FakeView()
        .withSpec(
            "addons: [{name: web, driver: manifests, source: %s, stage: afterControlPlane}]"
                .formatted(source));
  }

  private static String pdb(String apiVersion) {
    return """
        apiVersion: %s
        kind: PodDisruptionBudget
        metadata: {name: web, namespace: shop}
        """
        .formatted(apiVersion);
  }

  private static ServerMetrics asked(String version, String removed) {
    MetricsReader reader = new MetricsReader();
    reader.add(
        "apiserver_requested_deprecated_apis{group=\"example.k8s.io\",version=\"%s\",resource=\"things\",removed_release=\"%s\"} 1"
            .formatted(version, removed));
    return reader.read();
  }

  private static Written applied(String name, String apiVersion) {
    return object("Ingress/shop/" + name, apiVersion);
  }

  private static Written object(String object, String apiVersion) {
    String kind = object.substring(0, object.indexOf('/'));
    return new Written(object, kind, Optional.of(new Applied(apiVersion, kind)), List.of());
  }

  private static Written written(String name, String manager, String apiVersion, Instant time) {
    return new Written(
        "Workload/shop/" + name,
        "Workload",
        Optional.empty(),
        List.of(new Writer(manager, apiVersion, time)));
  }

  private static Reading<Written> reading(String kind) {
    for (int i = 0; i < WrittenKinds.ALL.size(); i++) {
      if (WrittenKinds.ALL.get(i).kind().equals(kind)) {
        return WrittenKinds.READINGS.get(i);
      }
    }
    throw new IllegalArgumentException(kind);
  }

  private static Check check(String id) {
    return ApiChecks.all().stream()
        .filter(c -> c.about().id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
