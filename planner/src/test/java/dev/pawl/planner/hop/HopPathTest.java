package dev.pawl.planner.hop;

import static dev.pawl.planner.hop.Asked.v;
import static dev.pawl.planner.hop.Asked.versions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.policy.MinorLine;
import dev.pawl.planner.policy.VersionPolicies;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.version.Minor;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HopPathTest {

  @ParameterizedTest(name = "{0}: {1} to {2} via {3}: {4}")
  @CsvSource({
    "upstream, 1.35.4, 1.35.4, '', ''",
    "upstream, 1.35.4, 1.35.9, '', 1.35.9",
    "upstream, 1.35.4, 1.36.3, '', 1.36.3",
    "upstream, 1.33.2, 1.36.3, '', 1.34 1.35 1.36.3",
    "upstream, 1.33.2, 1.36.3, 1.35.6, 1.34 1.35.6 1.36.3",
    "upstream, 1.33.2, 1.36.3, 1.35.6 1.34.9, 1.34.9 1.35.6 1.36.3",
    "upstream, 1.33.2, 1.34.5, 1.33.9, 1.33.9 1.34.5",
    "upstream, 1.34.9, 1.36.3, 1.34.9 1.33.1 1.35.6, 1.35.6 1.36.3",
    "upstream, 1.35.4, 1.36.3, 1.36.3, 1.36.3",
    "openshift, 4.14.10, 4.16.3, 4.14.30 4.15.20, 4.14.30 4.15.20 4.16.3",
    "gdc, 1.16.5, 1.29.100-gke.251, '', 1.28 1.29.100-gke.251"
  })
  void shouldGoThroughEveryMinor(
      String policy, String current, String target, String via, String stops) {
    PathAnswer answer =
        HopPath.derive(VersionPolicies.named(policy).line(), v(current), v(target), versions(via));

    assertThat(answer).isInstanceOf(HopPath.class);
    assertThat(
            ((HopPath) answer)
                .stops().stream().map(Stop::toString).collect(Collectors.joining(" ")))
        .isEqualTo(stops);
  }

  @Test
  void shouldRefuseToGoByWayOfWhatIsBeyondTheTarget() {
    PathAnswer answer =
        HopPath.derive(MinorLine.KUBERNETES, v("1.35.4"), v("1.36.3"), versions("1.36.4"));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.refusals())
                    .singleElement()
                    .hasToString(
                        "VIA-ON-THE-WAY: 1.36.4 is newer than the target, 1.36.3; leave it out, or"
                            + " name a newer target (spec.target.via)"));
  }

  @Test
  void shouldTellOpenPatchesFromNamedOnes() {
    Hops hops = Asked.upgrade("1.33.2", "1.36.3", "1.35.6").hops();

    assertThat(hops.openMinors()).containsExactly(Minor.parse("1.34"));
    assertThat(hops.hops()).extracting(Hop::to).first().isInstanceOf(Stop.OpenPatch.class);
    assertThat(Asked.upgrade("1.35.2", "1.36.3", "").hops().openMinors()).isEqualTo(List.of());
  }

  @Test
  void shouldGoWhereAGraphSaysAndNowhereElse() {
    KubeVersion from = v("1.33.1");
    KubeVersion to = v("1.36.3");

    assertThat(HopPath.through(from, List.of(v("1.34.5")), to).stops())
        .as("no open minor in between")
        .containsExactly(Stop.at(v("1.34.5")), Stop.at(to));
    assertThat(HopPath.through(to, List.of(), to).stops()).isEmpty();
  }
}
