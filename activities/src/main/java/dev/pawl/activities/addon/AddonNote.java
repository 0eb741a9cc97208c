package dev.pawl.activities.addon;

import java.time.Instant;
import java.util.List;

/**
 * What the next attempt has to know.
 *
 * @param applied when the objects had been applied; null where they have not
 * @param changed how many of them that changed
 * @param absences of the workloads that are watched; null where none is watched yet
 */
record AddonNote(Instant applied, int changed, List<Absence> absences) {

  static final AddonNote NOTHING = new AddonNote(null, 0, null);

  /** The first time counts: an attempt after a worker's end does not begin the wait anew. */
  AddonNote applied(Instant now, int more) {
    return new AddonNote(applied == null ? now : applied, changed + more, absences);
  }

  AddonNote seen(List<Absence> all) {
    return new AddonNote(applied, changed, all);
  }
}
