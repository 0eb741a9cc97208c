package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.PlacedPod;

/** A pod on the board. */
record BoardPod(PlacedPod pod, IndexedShape shape) {}
