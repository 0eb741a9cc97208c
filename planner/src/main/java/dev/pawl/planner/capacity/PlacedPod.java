package dev.pawl.planner.capacity;

/**
 * A pod that stands on a node and has not ended.
 *
 * @param name without its namespace, which is the shape's
 * @param node the name of the node
 */
public record PlacedPod(String name, PodShape shape, String node) {

  /** As objects are written for people. */
  public String object() {
    return "Pod/" + shape.namespace() + "/" + name;
  }
}
