package dev.pawl.planner.policy;

import dev.pawl.planner.version.KubeVersion;

/** What on a node has a version that the apiservers care about. */
enum NodePart {
  KUBELET("kubelet"),
  KUBE_PROXY("kube-proxy");

  private final String word;

  NodePart(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** Its version; null where it is not known. */
  KubeVersion of(NodeVersions node) {
    return switch (this) {
      case KUBELET -> node.kubelet();
      case KUBE_PROXY -> node.kubeProxy();
    };
  }
}
