package dev.pawl.activities.checks.webhook;

/**
 * What an upgrade creates or changes, and a webhook may hear of.
 *
 * @param resource such as {@code pods} or {@code pods/eviction}
 */
record Subject(String group, String resource, boolean namespaced) {

  static final Subject PODS = new Subject("", "pods", true);
  static final Subject EVICTIONS = new Subject("", "pods/eviction", true);
  static final Subject EVENTS = new Subject("", "events", true);
  static final Subject LEASES = new Subject("coordination.k8s.io", "leases", true);
  static final Subject NODES = new Subject("", "nodes", false);
}
