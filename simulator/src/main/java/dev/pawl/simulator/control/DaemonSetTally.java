package dev.pawl.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.util.List;

/** Counts a DaemonSet's pods for its status. */
final class DaemonSetTally {
  private final long generation;
  private int desired;
  private int current;
  private int ready;
  private int updated;
  private int misplaced;

  DaemonSetTally(long generation) {
    this.generation = generation;
  }

  void count(boolean shouldRun, List<Stored> pods) {
    if (!shouldRun) {
      misplaced += pods.isEmpty() ? 0 : 1;
      return;
    }
    desired++;
    if (pods.isEmpty()) {
      return;
    }
    Stored pod = pods.get(0);
    current++;
    ready += Pods.isReady(pod.tree()) ? 1 : 0;
    updated += generationOf(pod) == generation ? 1 : 0;
  }

  void write(ObjectNode status) {
    status.put("desiredNumberScheduled", desired);
    status.put("currentNumberScheduled", current);
    status.put("numberReady", ready);
    status.put("numberAvailable", ready);
    status.put("numberUnavailable", desired - ready);
    status.put("updatedNumberScheduled", updated);
    status.put("numberMisscheduled", misplaced);
    status.put("observedGeneration", generation);
  }

  static long generationOf(Stored pod) {
    String text = Trees.text(Trees.labels(pod.tree()), "pod-template-generation");
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }
}
