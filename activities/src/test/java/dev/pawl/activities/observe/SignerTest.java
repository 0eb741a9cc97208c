package dev.pawl.activities.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.SimWorld;
import dev.pawl.planner.cluster.SignerState;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignerTest {

  /** Of 2026 and of 2027, as the bundle holds both for a while; made for this test. */
  private static final String BUNDLE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBCTCBsAIBBjAKBggqhkjOPQQDAjARMQ8wDQYDVQQDDAZzaWduZXIwHhcNMjYw
      MTAxMDAwMDAwWhcNMjcwMTAxMDAwMDAwWjARMQ8wDQYDVQQDDAZzaWduZXIwWTAT
      BgcqhkjOPQIBBggqhkjOPQMBBwNCAAS/mqf3Z9H0XP5f4d2xWNPJvJKsMbNbjgNa
      CRXg2U0X7tRKRd2lEbyfaqPvgAaIA4saZ8y1Wg3QNy0vL0rH1quhMAoGCCqGSM49
      BAMCA0gAMEUCIQDm3AXW1ZAwZJIJh3GRg4lpXq3y5fJfPmep7NeXe9KfrAIgVpsw
      VYl0qYCLgE98edFkEljZ87UEjDf/I6/hSo6hloE=
      -----END CERTIFICATE-----
      -----BEGIN CERTIFICATE-----
      MIIBCTCBsAIBBzAKBggqhkjOPQQDAjARMQ8wDQYDVQQDDAZzaWduZXIwHhcNMjcw
      MTAxMDAwMDAwWhcNMjgwMTAxMDAwMDAwWjARMQ8wDQYDVQQDDAZzaWduZXIwWTAT
      BgcqhkjOPQIBBggqhkjOPQMBBwNCAAQtFYVCydJQYYn9A0tQrNlYuf4RE4DFDNwR
      TQ4rS685aWLChpall6XcxpsNxYP+iwyQpZSgQ1Xl8wxAPjDI+CrgMAoGCCqGSM49
      BAMCA0gAMEUCIA6S/hb4jYc7znAzV35vHndzDHD112u1DmwrpmVQQffUAiEAlusM
      pd9DrKb5sT04scmRB6cS/ADE6ZcVHoUr3RQkoak=
      -----END CERTIFICATE-----
      """;

  private static final SignerState NEWEST =
      SignerState.valid(
          Instant.parse("2027-01-01T00:00:00Z"), Instant.parse("2028-01-01T00:00:00Z"));

  @TempDir Path directory;

  @Test
  @DisplayName("S4.6: the newest certificate says when the next rotation is")
  void shouldReadTheNewestCertificateOfTheBundle() {
    try (SimWorld world = new SimWorld(directory)) {
      world
          .sim
          .populate()
          .object(
              """
              {"apiVersion": "v1", "kind": "Namespace",
               "metadata": {"name": "openshift-kube-apiserver-operator"}}
              """)
          .create();
      assertThat(ClusterObserver.observe(world.client()).signer()).isNull();
      world
          .client()
          .configMaps()
          .resource(
              new ConfigMapBuilder()
                  .withNewMetadata()
                  .withNamespace("openshift-kube-apiserver-operator")
                  .withName("kube-apiserver-to-kubelet-client-ca")
                  .endMetadata()
                  .addToData("ca-bundle.crt", BUNDLE)
                  .build())
          .create();

      assertThat(ClusterObserver.observe(world.client()).signer()).isEqualTo(NEWEST);
      world.sim.authorise(r -> !r.is("get", "configmaps"));
      assertThat(ClusterObserver.observe(world.client()).signer()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA"})
  void shouldKnowNothingOfABundleThatCannotBeRead(String pem) {
    assertThat(Signer.newest(pem)).isEmpty();
  }
}
