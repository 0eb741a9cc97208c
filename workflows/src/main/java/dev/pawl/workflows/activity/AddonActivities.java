package dev.pawl.workflows.activity;

import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.undo.Reversal;
import io.temporal.activity.ActivityInterface;
import java.time.Duration;

/** How addons are brought up to date, and back. */
@ActivityInterface
public interface AddonActivities {

  /**
   * Keeps what {@link #apply} would change as it is now, in Secrets of the cluster. Kept already,
   * or nothing would change: does nothing.
   */
  AddonRecord record(AddonRequest request);

  /**
   * Brings the addon to what the spec says, waits until it works, and removes what Pawl has applied
   * before and the source does not have any more.
   */
  AddonReport apply(AddonRequest request);

  /** Brings the objects back as they were kept, and removes those that were not there. */
  RestoreReport restore(RestoreRequest request);

  /** Removes all that was kept. */
  void forget(UpgradeRef upgrade);

  record AddonRequest(UpgradeRef upgrade, AddonSpec addon) {}

  /**
   * What was kept, and where; null where nothing was.
   *
   * @param secret in namespace {@code pawl-system}
   * @param sha256 of what is kept
   * @param reversal whether the addon can go back to it
   * @param done whether it is as the spec says, and works: {@link #apply} has nothing to do
   */
  record AddonRecord(String secret, String sha256, Reversal reversal, boolean done) {

    /** Of an addon that is to be changed. */
    public static AddonRecord of(String secret, String sha256, Reversal reversal) {
      return new AddonRecord(secret, sha256, reversal, false);
    }

    /** Of an addon that is as the spec says, but does not work yet: it is to be waited for. */
    public static AddonRecord nothing() {
      return new AddonRecord(null, null, null, false);
    }

    /** Of an addon that is as the spec says and works. */
    public static AddonRecord settled() {
      return new AddonRecord(null, null, null, true);
    }

    /** Whether there is something to come back to. */
    public boolean kept() {
      return secret != null;
    }
  }

  /**
   * @param changed how many objects were written or removed
   * @param away how long that of its workloads that was away longest had no available pod, as seen
   *     by all attempts of this call; null where it was not measured
   */
  record AddonReport(int objects, int changed, Duration away) {

    /** Of one whose downtime is not measured. */
    public AddonReport(int objects, int changed) {
      this(objects, changed, null);
    }

    public AddonReport away(Duration measured) {
      return new AddonReport(objects, changed, measured);
    }
  }

  /**
   * @param sha256 that what is kept must have
   */
  record RestoreRequest(UpgradeRef upgrade, AddonSpec addon, String secret, String sha256) {}

  /**
   * @param removed how many objects were removed because they had not been there
   */
  record RestoreReport(int restored, int removed) {}
}
