package dev.pawl.planner.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubeVersionTest {

  @ParameterizedTest
  @CsvSource({
    "v1.35.4, 1.35.4, 1.35",
    "1.28.100-gke.146, 1.28.100-gke.146, 1.28",
    "4.16.3, 4.16.3, 4.16",
    "v1.31.4+k3s1, 1.31.4+k3s1, 1.31",
    "v1.29.3-eks-adc7111, 1.29.3-eks-adc7111, 1.29",
    "v1.28.8+vmware.1-fips.1, 1.28.8+vmware.1-fips.1, 1.28",
    "1.30.0, 1.30.0, 1.30",
    "1.3.0, 1.3.0, 1.3"
  })
  void shouldReadAsWritten(String text, String version, String minor) {
    KubeVersion read = KubeVersion.parse(text);

    assertThat(read).hasToString(version);
    assertThat(read.gitVersion()).isEqualTo("v" + version);
    assertThat(read.minorRelease()).hasToString(minor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "latest", "1.36", "1.36.x", "1.36.3.4", "1.36.99999999999", "-1.2.3"})
  void shouldRefuseWhatIsNoVersion(String text) {
    assertThatThrownBy(() -> KubeVersion.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'%s' is not a version: expected MAJOR.MINOR.PATCH, such as 1.36.3".formatted(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // item 11 of semantic versioning, with the words of Kubernetes
        "1.35.9 1.36.0-alpha 1.36.0-alpha.1 1.36.0-alpha.beta 1.36.0-beta 1.36.0-beta.2"
            + " 1.36.0-beta.11 1.36.0-rc.1 1.36.0 1.36.1",
        "1.36.0-rc9 1.36.0-rc10 1.36.0",
        "1.31.4-rc1+k3s1 1.31.4 1.31.4+k3s1 1.31.4+k3s2 1.31.4+k3s10 1.31.5+k3s1",
        "1.28.100 1.28.100-gke.146 1.28.100-gke.1200 1.28.200-gke.118",
        "1.29.3 1.29.3-eks-adc7111 1.29.4",
        "1.28.8+vmware.1 1.28.8+vmware.1-fips.1 1.28.8+vmware.2",
        "4.16.0-0.nightly-2024-05-01 4.16.0-ec.3 4.16.0-fc.0 4.16.0-rc.2 4.16.0 4.16.3 4.17.0",
        "1.9.0 1.10.0 1.10.2 1.10.10"
      })
  void shouldOrderFromOldToNew(String versions) {
    List<KubeVersion> ordered = Arrays.stream(versions.split(" ")).map(KubeVersion::parse).toList();
    List<KubeVersion> backwards = new ArrayList<>(ordered);
    Collections.reverse(backwards);

    assertThat(backwards.stream().sorted()).containsExactlyElementsOf(ordered);
  }
}
