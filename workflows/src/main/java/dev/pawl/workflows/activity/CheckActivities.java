package dev.pawl.workflows.activity;

import dev.pawl.planner.check.Obstacle;
import dev.pawl.planner.check.Stage;
import dev.pawl.planner.spec.UpgradeSpec;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** The catalogue's checks, within an upgrade. */
@ActivityInterface
public interface CheckActivities {

  /**
   * Looks whether something is in the way. What a moment may mend is given that moment. Before all,
   * also keeps down on the cluster what was found, for the comparison at the end.
   */
  CheckReport check(CheckRequest request);

  /** Looks on until what is in the way is something else than what was seen, or nothing. */
  void awaitOtherFindings(AwaitRequest request);

  /**
   * @param step what the look is called
   * @param pools names of those that it is about; empty for all
   * @param known keys of obstacles that a person has let be
   * @param leftOut nodes that stay as they are: what is wrong with these is known
   */
  record CheckRequest(
      UpgradeRef upgrade,
      UpgradeSpec spec,
      Stage stage,
      String step,
      List<String> pools,
      List<String> known,
      List<String> leftOut) {
    public CheckRequest {
      pools = List.copyOf(pools);
      known = List.copyOf(known);
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * @param seen keys of the obstacles that the last report names
   */
  record AwaitRequest(CheckRequest check, List<String> seen) {
    public AwaitRequest {
      seen = List.copyOf(seen);
    }
  }

  /**
   * What came of a look; small, whatever the cluster's size.
   *
   * @param obstacles the first of what is in the way
   * @param more how many there are beside those
   * @param accepted sentences on findings that the spec accepts; before all only
   * @param worse sentences on what is not in the way, and had not been there before; after only
   */
  record CheckReport(
      List<Obstacle> obstacles, int more, List<String> accepted, List<String> worse) {
    public CheckReport {
      obstacles = List.copyOf(obstacles);
      accepted = List.copyOf(accepted);
      worse = List.copyOf(worse);
    }

    /** Of the obstacles that it names. */
    public List<String> keys() {
      return obstacles.stream().map(Obstacle::key).toList();
    }
  }
}
