package dev.pawl.workflows.activity;

import dev.pawl.planner.gate.Verdict;
import dev.pawl.planner.spec.GateSpec;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import java.util.Set;

/** Conditions that must hold before an upgrade goes on. */
@ActivityInterface
public interface GateActivities {

  /**
   * Keeps down how the cluster is before anything changes, for the gates that compare with it. What
   * is kept already stays.
   */
  void recordHealth(UpgradeRef upgrade);

  /** Looks as often as the gate's limits ask for. What was counted outlives a worker. */
  GateReport look(GateRequest request);

  /**
   * Looks on and on, each time anew once it was good, and returns what it says when it lets pass no
   * more; until then it goes on, to be called off.
   */
  GateReport watch(GateRequest request);

  /** Looks at a gate that is held until it is good again, however long that takes. */
  void awaitGood(GateRequest request);

  /**
   * @param busy nodes that a step is at work on: what is wrong with these is that step's matter
   */
  record GateRequest(UpgradeRef upgrade, GateSpec gate, Set<String> busy) {
    public GateRequest {
      busy = Set.copyOf(busy);
    }
  }

  /**
   * @param sentence how often it was looked at and what was seen last, for a person
   * @param objects what it is about
   */
  record GateReport(Verdict verdict, String sentence, List<String> objects) {
    public GateReport {
      objects = objects == null ? List.of() : List.copyOf(objects);
    }
  }
}
