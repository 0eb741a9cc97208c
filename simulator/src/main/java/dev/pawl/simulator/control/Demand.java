package dev.pawl.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.simulator.store.Trees;

/** What a pod asks for, or a node has: CPU in thousandths, memory in bytes, pods. */
record Demand(long cpu, long memory, long pods) {
  static final Demand NONE = new Demand(0, 0, 0);
  // A node without allocatable: as kwok, it has room for everything.
  private static final Demand BOUNDLESS = new Demand(1_000_000, 1L << 40, 1_000_000);

  static Demand of(JsonNode pod) {
    long cpu = 0;
    long memory = 0;
    for (JsonNode container : Trees.at(pod, "spec", "containers")) {
      cpu += Quantity.milli(Trees.text(container, "resources", "requests", "cpu"));
      memory += Quantity.units(Trees.text(container, "resources", "requests", "memory"));
    }
    return new Demand(cpu, memory, 1);
  }

  static Demand allocatable(JsonNode node) {
    JsonNode allocatable = said(node);
    return allocatable.isEmpty()
        ? BOUNDLESS
        : new Demand(
            Quantity.milli(Trees.text(allocatable, "cpu")),
            Quantity.units(Trees.text(allocatable, "memory")),
            Quantity.units(Trees.text(allocatable, "pods")));
  }

  static JsonNode said(JsonNode node) {
    return Trees.at(node, "status", "allocatable");
  }

  Demand plus(Demand other) {
    return new Demand(cpu + other.cpu, memory + other.memory, pods + other.pods);
  }

  Demand minus(Demand other) {
    return new Demand(cpu - other.cpu, memory - other.memory, pods - other.pods);
  }

  boolean fitsIn(Demand room) {
    // A pod that asks for nothing of a resource fits however little is left of it.
    return (cpu == 0 || cpu <= room.cpu)
        && (memory == 0 || memory <= room.memory)
        && pods <= room.pods;
  }
}
