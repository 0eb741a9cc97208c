package dev.pawl.planner.capacity;

import java.util.Map;

/**
 * What decides where a pod may stand. The pods of one workload share it: make one object per
 * workload (or per workload and zone, where volumes are zonal), not one per pod.
 *
 * @param owner the controller, such as {@code ReplicaSet/web-5d9c}; empty for a bare pod
 * @param labels those a selector may ask for. Leave out what makes every pod of a StatefulSet a
 *     shape of its own: {@code statefulset.kubernetes.io/pod-name} and {@code
 *     apps.kubernetes.io/pod-index}
 * @param priority the higher, the sooner it is placed
 */
public record PodShape(
    String namespace,
    String owner,
    Map<String, String> labels,
    int priority,
    Resources requests,
    NodeRules nodeRules,
    PodRules podRules,
    AfterDrain afterDrain) {

  public PodShape {
    labels = Map.copyOf(labels);
  }

  /** A pod that asks for room only. */
  public static PodShape of(
      String namespace, String owner, Map<String, String> labels, Resources requests) {
    return new PodShape(
        namespace, owner, labels, 0, requests, NodeRules.NONE, PodRules.NONE, AfterDrain.MOVES);
  }

  public PodShape with(NodeRules rules) {
    return new PodShape(namespace, owner, labels, priority, requests, rules, podRules, afterDrain);
  }

  public PodShape with(PodRules rules) {
    return new PodShape(namespace, owner, labels, priority, requests, nodeRules, rules, afterDrain);
  }

  public PodShape with(AfterDrain fate) {
    return new PodShape(namespace, owner, labels, priority, requests, nodeRules, podRules, fate);
  }
}
