package dev.pawl.planner.undo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The order of the way back: the last hop first; within a hop pools, then the control plane, then
 * addons (design §6), each kind in reverse. So kubelets are older than the apiserver at every
 * instant (I4), and an addon's old objects meet the server that knew them.
 */
public final class UndoWalk {

  private UndoWalk() {}

  /**
   * The records in the order in which they are carried out.
   *
   * @param written in the order in which they were written
   */
  public static List<UndoRecord> of(List<UndoRecord> written) {
    List<UndoRecord> walk = new ArrayList<>(written);
    Collections.reverse(walk);
    walk.sort(Comparator.comparing(UndoRecord::hop).reversed().thenComparing(UndoWalk::place));
    return List.copyOf(walk);
  }

  private static int place(UndoRecord record) {
    if (record instanceof UndoRecord.Pool) {
      return 0;
    }
    return record instanceof UndoRecord.ControlPlane ? 1 : 2;
  }
}
