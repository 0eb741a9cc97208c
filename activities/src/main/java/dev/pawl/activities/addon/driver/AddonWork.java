package dev.pawl.activities.addon.driver;

import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.planner.undo.Reversal;
import dev.pawl.workflows.activity.AddonActivities.AddonReport;
import dev.pawl.workflows.activity.AddonActivities.RestoreReport;
import java.time.Instant;
import java.util.List;

/**
 * One addon on its cluster, changed in the way of its driver; made for one attempt of one step.
 * Every method looks first: what is as it should be is not written.
 */
public interface AddonWork {

  /** The version that is installed now, and the one that apply brings. */
  VersionMove versions();

  /** What apply would change, and what would keep it from that. Changes nothing. */
  List<ObjectChange> preview();

  /** The same, and what would stay. */
  default Outlook outlook() {
    return new Outlook(preview(), List.of());
  }

  /**
   * @param stays objects that apply once brought and the source no longer has, but that are not
   *     removed
   */
  record Outlook(List<ObjectChange> changes, List<String> stays) {}

  /**
   * What it runs now or is to run, as far as that can be known before; its downtime is measured.
   */
  default List<AddonObject> workloads() {
    return List.of();
  }

  /** Whether apply would change anything. */
  boolean changes();

  /** Whether it works, as far as a look can tell; meant for one that would not be changed. */
  boolean isReady();

  /** What has to be kept to come back from a change. */
  byte[] keep();

  /** Whether what was kept can be come back to. */
  Reversal reversal(byte[] kept);

  /** Brings it to what the spec says. */
  AddonReport apply();

  /**
   * Returns when what was applied works.
   *
   * @param since when it had been applied, by an earlier attempt perhaps
   */
  void awaitReady(Instant since);

  /**
   * Removes what apply once brought and the source no longer has, now that what it has works.
   *
   * @return how many objects
   */
  default int prune() {
    return 0;
  }

  /** Brings back what was kept. */
  RestoreReport restore(byte[] kept);
}
