package dev.pawl.activities.addon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AbsenceTest {

  private final Absence absence = new Absence();

  private static Instant at(int second) {
    return Instant.EPOCH.plusSeconds(second);
  }

  @Test
  void shouldBeZeroWhileAllAreAvailable() {
    absence.begin("Deployment/kube-system/dns", true);
    absence.look("Deployment/kube-system/dns", true, at(1));

    assertThat(absence.longest(at(9))).isZero();
  }

  @Test
  void shouldAddUpTheTimesOfOneWorkload() {
    absence.begin("a", true);
    absence.look("a", false, at(1));
    absence.look("a", false, at(2));
    absence.look("a", true, at(4));
    absence.look("a", false, at(10));
    absence.look("a", true, at(12));

    assertThat(absence.longest(at(60))).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void shouldTellTheOneThatWasAwayLongest() {
    absence.begin("a", true);
    absence.begin("b", true);
    absence.look("a", false, at(0));
    absence.look("b", false, at(0));
    absence.look("a", true, at(3));
    absence.look("b", true, at(2));

    assertThat(absence.longest(at(60))).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void shouldCountWhatIsStillAway() {
    absence.begin("a", true);
    absence.look("a", false, at(1));

    assertThat(absence.longest(at(8))).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void shouldNotMissWhatWasNotThereBefore() {
    absence.begin("new", false);
    absence.look("new", false, at(1));
    absence.look("new", true, at(5));

    assertThat(absence.longest(at(9))).isZero();
  }
}
