package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.PlacedPod;
import java.util.List;

/** Who wants to follow the moves on a board, one by one. */
interface Trace {

  /** Nobody. */
  Trace NONE =
      new Trace() {
        @Override
        public void joined(NodeCapacity node, List<PlacedPod> itsOwn) {}

        @Override
        public void became(String node, Standing standing) {}

        @Override
        public void left(PlacedPod pod, String node) {}

        @Override
        public void came(PlacedPod pod, String node) {}

        @Override
        public void foundNone(PlacedPod pod) {}
      };

  /** A machine joined, with the pods that every node has. */
  void joined(NodeCapacity node, List<PlacedPod> itsOwn);

  void became(String node, Standing standing);

  void left(PlacedPod pod, String node);

  void came(PlacedPod pod, String node);

  /** No node had a place for a pod. */
  void foundNone(PlacedPod pod);
}
