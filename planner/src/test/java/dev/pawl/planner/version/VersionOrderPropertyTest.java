package dev.pawl.planner.version;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.semver4j.Semver;

/** Few numbers and few words, so that ties and near misses are common. */
class VersionOrderPropertyTest {

  @Property(tries = 10_000)
  void shouldBeTotal(
      @ForAll("anyVersion") KubeVersion a,
      @ForAll("anyVersion") KubeVersion b,
      @ForAll("anyVersion") KubeVersion c) {
    assertThat(a.compareTo(b) == 0).as("agrees with equals").isEqualTo(a.equals(b));
    assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
    if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
      assertThat(a).isLessThanOrEqualTo(c);
    }
  }

  @Property
  void shouldReadWhatItWrites(@ForAll("anyVersion") KubeVersion version) {
    assertThat(KubeVersion.parse(version.toString())).isEqualTo(version);
    assertThat(KubeVersion.parse(version.gitVersion())).isEqualTo(version);
  }

  @Property
  void shouldAgreeWithSemanticVersioningOnKubernetesItself(
      @ForAll("kubernetesVersion") KubeVersion a, @ForAll("kubernetesVersion") KubeVersion b) {
    int standard = new Semver(a.toString()).compareTo(new Semver(b.toString()));

    assertThat(Integer.signum(a.compareTo(b))).isEqualTo(Integer.signum(standard));
  }

  @Provide
  Arbitrary<KubeVersion> anyVersion() {
    Arbitrary<String> field = Arbitraries.strings().withChars("019akrc-+.").ofMaxLength(4);
    Arbitrary<String> suffix =
        Combinators.combine(
                Arbitraries.of("", "-", "+", "-rc", "-rc.", "-alpha.", "-gke.", "-0.", "+k3s"),
                field,
                Arbitraries.of("", "+k3s", "+1."),
                field)
            .as((start, first, build, last) -> start.isEmpty() ? "" : start + first + build + last);
    return version(suffix);
  }

  @Provide
  Arbitrary<KubeVersion> kubernetesVersion() {
    Arbitrary<String> preRelease =
        Combinators.combine(
                Arbitraries.of("alpha", "beta", "rc"), Arbitraries.integers().between(0, 12))
            .as((word, number) -> "-" + word + "." + number);
    return version(Arbitraries.oneOf(Arbitraries.just(""), preRelease));
  }

  private static Arbitrary<KubeVersion> version(Arbitrary<String> suffix) {
    Arbitrary<Integer> small = Arbitraries.integers().between(0, 2);
    return Combinators.combine(small, small, small, suffix).as(KubeVersion::new);
  }
}
