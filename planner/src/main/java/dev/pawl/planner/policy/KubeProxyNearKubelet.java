package dev.pawl.planner.policy;

import java.util.ArrayList;
import java.util.List;

/** kube-proxy is near the kubelet of its own node, older or newer. */
record KubeProxyNearKubelet(VersionRule rule, MinorLine line, Lags lags) implements Judge {

  @Override
  public List<Refusal> passing(VersionState state) {
    List<Refusal> refusals = new ArrayList<>();
    for (PoolVersions pool : state.pools()) {
      pool.nodes().stream()
          .filter(node -> node.kubeProxy() != null && isFar(node))
          .map(node -> refusal(pool.name(), node))
          .forEach(refusals::add);
    }
    return refusals;
  }

  private boolean isFar(NodeVersions node) {
    int apart = Math.abs(line.distance(node.kubelet(), node.kubeProxy()));
    return apart > allowed(node);
  }

  private int allowed(NodeVersions node) {
    return lags.allowed(node.kubeProxy().minorRelease());
  }

  private Refusal refusal(String pool, NodeVersions node) {
    return new Refusal(
        rule,
        "pool %s has kube-proxy %s beside kubelet %s, and %d minors apart are allowed"
            .formatted(pool, node.kubeProxy(), node.kubelet(), allowed(node)),
        "bring the older of the two forwards");
  }
}
