package dev.pawl.planner.policy;

import dev.pawl.planner.version.KubeVersion;

/**
 * The versions on one node, or on several that agree.
 *
 * @param kubeProxy null where it is not known or there is none
 */
public record NodeVersions(KubeVersion kubelet, KubeVersion kubeProxy) {}
