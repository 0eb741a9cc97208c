package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.HostPort;
import java.util.Comparator;
import java.util.Set;

/** The ports of the node that the pod takes are not taken. */
final class HostPortFilter implements RoomFilter {

  @Override
  public boolean admits(IndexedShape shape, BoardNode node) {
    Set<HostPort> ports = shape.shape().podRules().ports();
    return ports.isEmpty() || ports.stream().noneMatch(node::taken);
  }

  @Override
  public Rejection rejection(IndexedShape shape, BoardNode node) {
    return shape.shape().podRules().ports().stream()
        .filter(node::taken)
        .min(Comparator.comparing(HostPort::toString))
        .map(port -> new Rejection.Rule("port " + port + " is taken"))
        .orElseThrow();
  }
}
