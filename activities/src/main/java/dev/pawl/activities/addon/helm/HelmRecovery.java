package dev.pawl.activities.addon.helm;

import dev.pawl.activities.helm.HelmRelease;
import dev.pawl.activities.helm.HelmReleases;
import dev.pawl.activities.step.Pulse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A helm that is killed leaves its revision pending, and Helm then refuses everything. Where that
 * revision is what this step wants itself, it is said to have failed, as that helm would have said;
 * somebody else's is waited for.
 */
final class HelmRecovery {

  /** A helm that is alive but lost its worker may still be writing. */
  private static final Duration SURELY_DEAD = Duration.ofSeconds(15);

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final HelmReleases releases;
  private final HelmHolds holds;
  private final Pulse pulse;
  private final Clock clock;

  HelmRecovery(HelmReleases releases, HelmHolds holds, Pulse pulse, Clock clock) {
    this.releases = releases;
    this.holds = holds;
    this.pulse = pulse;
    this.clock = clock;
  }

  /**
   * Returns when nothing is pending any more.
   *
   * @param ours whether a pending revision is what this step wants itself
   */
  void recover(Predicate<HelmRelease> ours) {
    while (true) {
      pulse.check();
      Optional<HelmRelease> pending = releases.latest().filter(HelmRelease::isPending);
      if (pending.isEmpty()) {
        pulse.moving();
        return;
      }
      HelmRelease release = pending.get();
      if (!ours.test(release)) {
        throw holds.pending(release);
      }
      if (!clock.instant().isBefore(release.begun().plus(SURELY_DEAD))) {
        releases.markFailed(release, "Pawl: the helm that began this was killed");
      } else {
        pulse.pause(LOOK);
      }
    }
  }
}
