package dev.pawl.activities.addon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.kube.ObjectName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbsenceTest {

  private static final Absence DNS = Absence.none(new ObjectName("Deployment", "system", "dns"));
  private static final Absence LOG = Absence.none(new ObjectName("DaemonSet", "system", "log"));

  private static Instant at(int second) {
    return Instant.EPOCH.plusSeconds(second);
  }

  @Test
  void shouldBeZeroWhileItIsAvailable() {
    assertThat(DNS.looked(true, at(1)).until(at(9))).isZero();
  }

  @Test
  void shouldAddUpTheTimes() {
    Absence dns =
        DNS.looked(false, at(1))
            .looked(false, at(2))
            .looked(true, at(4))
            .looked(false, at(10))
            .looked(true, at(12));

    assertThat(dns.until(at(60))).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void shouldTellTheOneThatWasAwayLongest() {
    List<Absence> both =
        List.of(
            DNS.looked(false, at(0)).looked(true, at(3)),
            LOG.looked(false, at(0)).looked(true, at(2)));

    assertThat(Absence.longest(both, at(60))).contains(Duration.ofSeconds(3));
    assertThat(Absence.longest(List.of(), at(60))).isEmpty();
  }

  @Test
  void shouldCountWhatIsStillAway() {
    assertThat(DNS.looked(false, at(1)).until(at(8))).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void shouldTakeNothingAwayForAClockThatIsBehind() {
    Absence dns = DNS.looked(false, at(1)).looked(true, at(3)).looked(false, at(10));

    assertThat(dns.until(at(7))).isEqualTo(Duration.ofSeconds(2));
    assertThat(dns.looked(true, at(7)).until(at(60))).isEqualTo(Duration.ofSeconds(2));
  }
}
