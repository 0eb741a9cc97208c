package dev.pawl.planner.hop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.spec.AddonStage;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.version.Minor;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An addon runs on every minor the control plane has while it is installed, wherever it moves. */
class AddonPropertyTest {

  private static final int FIRST = 30;

  @Property(tries = 10_000)
  void shouldFindAPlaceWheneverThereIsOne(
      @ForAll("addons") HopAddon addon, @ForAll("minorSteps") int steps) {
    Asked asked =
        Asked.upgrade("1." + FIRST + ".1", "1." + (FIRST + steps) + ".1", "").addon(addon);

    HopAnswer answer = asked.answer();

    if (answer instanceof Hops hops) {
      assertThat(fits(addon, minorOfMove(hops), steps)).as("%s in %s", addon, hops).isTrue();
      assertThat(atItsStage(addon, hops) || !stageFits(addon, steps)).isTrue();
    } else {
      assertThat(placesThatFit(addon, steps)).isEmpty();
    }
  }

  /** The minor of the control plane at the instant of the move; there is exactly one. */
  private static int minorOfMove(Hops hops) {
    List<Integer> minors = new ArrayList<>();
    for (Hop hop : hops.hops()) {
      hop.addonsBefore().forEach(a -> minors.add(hop.from().minor().minor()));
      hop.addonsAfter().forEach(a -> minors.add(hop.to().minor().minor()));
    }
    assertThat(minors).hasSize(1);
    return minors.get(0);
  }

  private static List<Integer> placesThatFit(HopAddon addon, int steps) {
    List<Integer> places = new ArrayList<>();
    for (int minor = FIRST; minor <= FIRST + steps; minor++) {
      if (fits(addon, minor, steps)) {
        places.add(minor);
      }
    }
    return places;
  }

  private static boolean fits(HopAddon addon, int moveAt, int steps) {
    for (int minor = FIRST; minor <= FIRST + steps; minor++) {
      // where the installed one stands now is as it is
      boolean installedRuns = minor == FIRST || runs(addon.installed(), minor);
      if ((minor <= moveAt && !installedRuns) || (minor >= moveAt && !runs(addon.next(), minor))) {
        return false;
      }
    }
    return true;
  }

  private static boolean runs(MinorRange range, int minor) {
    return (range.oldest() == null || range.oldest().minor() <= minor)
        && (range.newest() == null || range.newest().minor() >= minor);
  }

  private static boolean stageFits(HopAddon addon, int steps) {
    int back = addon.stage() == AddonStage.BEFORE_CONTROL_PLANE && steps > 0 ? 1 : 0;
    return fits(addon, FIRST + steps - back, steps);
  }

  private static boolean atItsStage(HopAddon addon, Hops hops) {
    Hop last = hops.hops().get(hops.hops().size() - 1);
    return addon.stage() == AddonStage.BEFORE_CONTROL_PLANE
        ? !last.addonsBefore().isEmpty()
        : !last.addonsAfter().isEmpty();
  }

  @Provide
  Arbitrary<Integer> minorSteps() {
    return Arbitraries.integers().between(0, 4);
  }

  @Provide
  Arbitrary<HopAddon> addons() {
    return Combinators.combine(Arbitraries.of(AddonStage.values()), ranges(), ranges())
        .as((stage, installed, next) -> new HopAddon("x", stage, installed, next));
  }

  private static Arbitrary<MinorRange> ranges() {
    Arbitrary<Minor> end =
        Arbitraries.integers()
            .between(FIRST - 1, FIRST + 5)
            .map(minor -> KubeVersion.parse("1." + minor + ".0").minorRelease())
            .injectNull(0.3);
    return Combinators.combine(end, end).as(MinorRange::new);
  }
}
