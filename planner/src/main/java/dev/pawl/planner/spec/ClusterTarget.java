package dev.pawl.planner.spec;

/**
 * Which cluster. The worker resolves the context with its own KUBECONFIG.
 *
 * @param context a context of the kubeconfig; null for the current one
 */
public record ClusterTarget(String context) {}
