package dev.pawl.planner.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.planner.version.Minor;
import java.io.BufferedReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiLifecycleTest {

  private final ApiLifecycle shipped = ApiLifecycle.shipped();

  /** By Kubernetes' deprecation guide, and its changelogs from 1.33 on, which that guide lacks. */
  @ParameterizedTest
  @CsvSource({
    "extensions/v1beta1, Ingress, 1.22, networking.k8s.io/v1",
    "apiextensions.k8s.io/v1beta1, CustomResourceDefinition, 1.22, apiextensions.k8s.io/v1",
    "apiregistration.k8s.io/v1beta1, APIService, 1.22, apiregistration.k8s.io/v1",
    "batch/v1beta1, CronJob, 1.25, batch/v1",
    "policy/v1beta1, PodDisruptionBudget, 1.25, policy/v1",
    "autoscaling/v2beta2, HorizontalPodAutoscaler, 1.26, autoscaling/v2",
    "flowcontrol.apiserver.k8s.io/v1beta3, FlowSchema, 1.32, flowcontrol.apiserver.k8s.io/v1",
    "networking.k8s.io/v1alpha1, ClusterCIDR, 1.29,",
    "resource.k8s.io/v1alpha2, ResourceClaim, 1.31,",
    "storagemigration.k8s.io/v1alpha1, StorageVersionMigration, 1.35,",
    "storage.k8s.io/v1beta1, VolumeAttributesClass, 1.37, storage.k8s.io/v1",
    "resource.k8s.io/v1beta1, ResourceClaim, 1.38,",
  })
  void shouldKnowWhenAVersionEnds(
      String apiVersion, String kind, String removed, String replacement) {
    assertThat(shipped.removal(apiVersion, kind))
        .hasValueSatisfying(
            r -> {
              assertThat(r.in()).isEqualTo(Minor.parse(removed));
              assertThat(r.replacement().orElse(null)).isEqualTo(replacement);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "apps/v1, Deployment",
    "policy/v1, PodDisruptionBudget",
    "v1, Pod",
    "example.com/v1beta1, Ingress",
    "networking.k8s.io/v1beta1, Egress",
  })
  void shouldSayNothingOfWhatStays(String apiVersion, String kind) {
    assertThat(shipped.removal(apiVersion, kind)).isEmpty();
  }

  @Test
  void shouldTellWhatIsGoneFromWhatWillBe() {
    String cronJobs = "batch/v1beta1";

    assertThat(shipped.removedBy(Minor.parse("1.24"), cronJobs, "CronJob")).isEmpty();
    assertThat(shipped.removedBy(Minor.parse("1.25"), cronJobs, "CronJob")).isPresent();
    assertThat(shipped.removedBy(Minor.parse("1.36"), cronJobs, "CronJob")).isPresent();
    assertThat(shipped.removedSoonAfter(Minor.parse("1.21"), 3, cronJobs, "CronJob")).isEmpty();
    assertThat(shipped.removedSoonAfter(Minor.parse("1.22"), 3, cronJobs, "CronJob")).isPresent();
    assertThat(shipped.removedSoonAfter(Minor.parse("1.25"), 3, cronJobs, "CronJob")).isEmpty();
  }

  @Test
  void shouldNameItsSources() {
    assertThat(shipped.sources())
        .anyMatch(s -> s.startsWith("k8s.io/api v0."))
        .anyMatch(s -> s.startsWith("k8s.io/apiextensions-apiserver v0."))
        .anyMatch(s -> s.startsWith("k8s.io/kube-aggregator v0."));
    assertThat(shipped.knowsUpTo()).isEqualTo(Minor.parse("1.37"));
  }

  /** Removing a stable version is not in Kubernetes' policy: such a row would be a false alarm. */
  @Test
  void shouldHoldPreReleasesOnly() {
    assertThat(shipped.removals())
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.apiVersion()).containsPattern("/v\\d+(alpha|beta)\\d+$"));
  }

  @Test
  void shouldRefuseATableOfAnotherShape() {
    BufferedReader table =
        new BufferedReader(new StringReader("removed,apiVersion\n1.22,networking.k8s.io/v1beta1"));

    assertThatThrownBy(() -> ApiLifecycle.parse(table))
        .hasMessageContaining("2 columns, expected 7");
  }
}
