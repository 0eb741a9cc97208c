package dev.pawl.planner.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.version.Minor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinorLineTest {

  @ParameterizedTest(name = "{0}: {1} to {2}")
  @CsvSource({
    "upstream, 1.33, 1.36, 3",
    "upstream, 1.36, 1.33, -3",
    "openshift, 4.14, 4.16, 2",
    "openshift, 1.28, 4.16, 1",
    "openshift, 4.16, 1.29, 0",
    "gdc, 1.15, 1.16, 1",
    "gdc, 1.16, 1.28, 1",
    "gdc, 1.16, 1.29, 2",
    "gdc, 1.29, 1.16, -2",
    "gdc, 1.15, 1.28, 2"
  })
  void shouldCountMinorsOfTheKubernetesInside(String policy, String from, String to, int minors) {
    assertThat(line(policy).distance(Minor.parse(from), Minor.parse(to))).isEqualTo(minors);
  }

  @ParameterizedTest(name = "{0}: between {1} and {2}")
  @CsvSource({
    "upstream, 1.33, 1.36, 1.34 1.35",
    "upstream, 1.33, 1.34, ''",
    "upstream, 1.36, 1.33, ''",
    "openshift, 4.14, 4.16, 4.15",
    "gdc, 1.15, 1.30, 1.16 1.28 1.29"
  })
  void shouldKnowTheMinorsBetween(String policy, String from, String to, String between) {
    List<Minor> minors =
        Arrays.stream(between.split(" ")).filter(m -> !m.isEmpty()).map(Minor::parse).toList();

    assertThat(line(policy).between(Minor.parse(from), Minor.parse(to))).isEqualTo(minors);
  }

  @ParameterizedTest(name = "{0}: {1} newer than {2}: {3}")
  @CsvSource({
    "upstream, 1.36.3, 1.36.1, true",
    "upstream, 1.36.1, 1.36.1, false",
    "gdc, 1.28.0, 1.16.9, true",
    "gdc, 1.16.9, 1.28.0, false",
    "openshift, 1.29.9, 4.16.3, false",
    "openshift, 4.16.3, 1.29.1, false",
    "openshift, 1.30.0, 4.16.3, true"
  })
  void shouldCompareWhatCanBeCompared(String policy, String one, String other, boolean newer) {
    assertThat(line(policy).isNewer(KubeVersion.parse(one), KubeVersion.parse(other)))
        .isEqualTo(newer);
  }

  private static MinorLine line(String policy) {
    return VersionPolicies.named(policy).line();
  }
}
