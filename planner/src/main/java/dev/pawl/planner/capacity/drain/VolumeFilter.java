package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.NodeRules;
import dev.pawl.planner.capacity.VolumeReach;

/** Each volume can be reached from the node. */
final class VolumeFilter implements NodeRuleFilter {

  @Override
  public boolean admits(NodeRules rules, NodeCapacity node) {
    for (VolumeReach volume : rules.volumes()) {
      if (!volume.reachableFrom(node)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String why(NodeRules rules, NodeCapacity node) {
    return rules.volumes().stream()
        .filter(volume -> !volume.reachableFrom(node))
        .findFirst()
        .map(volume -> "elsewhere: " + volume)
        .orElseThrow();
  }
}
