package dev.pawl.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KubeFilesTest {

  @Test
  void shouldFillTheDelaysIntoTheStages() {
    assertThat(KubeFiles.stages(Duration.ofSeconds(2), Duration.ofMillis(300)))
        .contains("durationMilliseconds: 2000\n", "durationMilliseconds: 300\n")
        .doesNotContain("${");
  }

  @Test
  void shouldWriteAKubeconfigWithOneContext() {
    String text =
        Kubeconfig.text(
            "prod", "https://127.0.0.1:1", "certificate-authority-data: QQ==", KubeUser.of("pawl"));
    assertThat(text)
        .startsWith("apiVersion: v1\n")
        .contains("current-context: \"prod\"\n", "    certificate-authority-data: QQ==\n");
  }

  @Test
  void shouldRefuseAUserNameThatWouldBreakTheTokenFile() {
    assertThatThrownBy(() -> KubeUser.of("a,b")).hasMessageContaining("a,b");
  }

  @Test
  void shouldMakeKeysInPem() {
    ServiceAccountKeys keys = ServiceAccountKeys.generate();
    assertThat(keys.privateKey()).startsWith("-----BEGIN PRIVATE KEY-----\n");
    assertThat(keys.publicKey()).endsWith("\n-----END PUBLIC KEY-----\n");
  }

  @Test
  void shouldFindDifferentPorts() {
    assertThat(Ports.free(20))
        .doesNotHaveDuplicates()
        .allMatch(port -> port >= 20_000 && port < 32_000);
  }
}
