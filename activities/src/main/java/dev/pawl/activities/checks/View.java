package dev.pawl.activities.checks;

import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;
import java.util.List;

/** A cluster as all checks of one round see it: each thing is read once, when first asked for. */
public interface View {

  /**
   * All objects of a kind, or the lines of an answer.
   *
   * @throws UnreadableException where they could not be read
   */
  <T> List<T> read(Reading<T> what);

  /**
   * What each apiserver says of itself; of which from here perhaps not all are reached.
   *
   * @throws UnreadableException where it is not known how many there are, or none answers
   */
  <T> Answers<T> each(Asked<T> what);

  /** The upgrade that is to be. */
  UpgradeSpec spec();

  /** The version that it leads to. */
  default KubeVersion target() {
    return spec().target().version();
  }

  /** When the round began. */
  Instant now();
}
