package dev.pawl.workflows.activity;

/**
 * Which upgrade an activity works for, and on which cluster.
 *
 * @param id of this run: the mark ({@code pawl.dev/upgrade}) of everything it makes
 * @param name the upgrade's name, for people
 * @param context of the worker's kubeconfig; null for its current one
 * @param uid of the cluster's {@code kube-system} namespace
 */
public record UpgradeRef(String id, String name, String context, String uid) {}
