package dev.pawl.activities.checks.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.checks.api.ManifestKinds.Mention;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HelmReleaseTest {

  private static final String MANIFEST =
      """
      ---
      # Source: web/templates/pdb.yaml
      apiVersion: policy/v1beta1
      kind: PodDisruptionBudget
      metadata: {name: web}
      ---
      # Source: web/templates/nothing.yaml
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: web}
      stringData: {password: hunter2}
      ---
      apiVersion: v1
      kind: List
      items:
        - {apiVersion: batch/v1beta1, kind: CronJob, metadata: {name: a}}
        - {apiVersion: batch/v1beta1, kind: CronJob, metadata: {name: b}}
      """;

  @Test
  void shouldNameTheKindsOfARelease() {
    HelmRelease release = HelmRelease.of(HelmSecret.of("shop", "web", MANIFEST));

    assertThat(release.secret()).isEqualTo("Secret/shop/sh.helm.release.v1.web.v1");
    assertThat(release.mentions())
        .contains(
            List.of(
                new Mention("policy/v1beta1", "PodDisruptionBudget"),
                new Mention("v1", "Secret"),
                new Mention("batch/v1beta1", "CronJob")));
  }

  @Test
  void shouldKeepNothingSecret() {
    HelmRelease.Item item = HelmSecret.of("shop", "web", MANIFEST);

    assertThat(HelmRelease.of(item).toString()).doesNotContain("hunter2", "password");
    assertThat(item.toString()).isEqualTo("Secret");
  }

  @Test
  void shouldSayThatItCannotReadOne() {
    HelmRelease.Item.Metadata named = new HelmRelease.Item.Metadata("shop", "x");

    assertThat(HelmRelease.of(HelmSecret.of("shop", "web", "a: b: c")).mentions()).isEmpty();
    assertThat(HelmRelease.of(new HelmRelease.Item(named, null)).mentions()).isEmpty();
    assertThat(HelmRelease.of(new HelmRelease.Item(named, Map.of("release", "%"))).mentions())
        .isEmpty();
    assertThat(
            HelmRelease.of(new HelmRelease.Item(named, Map.of("release", "aGVsbQ=="))).mentions())
        .isEmpty();
  }
}
