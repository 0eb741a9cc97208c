package dev.pawl.activities.checks.webhook;

import dev.pawl.activities.checks.endpoint.Callee;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.RuleWithOperations;
import java.util.List;
import java.util.Set;

/**
 * A webhook of either kind.
 *
 * @param object the configuration that it is in, as findings name it
 * @param name its own within that
 * @param failClosed whether nothing passes while it does not answer
 * @param exact whether it hears only of the versions that its rules list
 * @param conditional whether it has match conditions, which only an apiserver can work out
 * @param timeoutSeconds how long an apiserver waits for it
 */
record Hook(
    String object,
    String name,
    boolean failClosed,
    boolean exact,
    boolean conditional,
    int timeoutSeconds,
    Callee callee,
    LabelSelector namespaces,
    LabelSelector objects,
    List<RuleWithOperations> rules) {

  Hook {
    rules = rules == null ? List.of() : List.copyOf(rules);
  }

  /** Whether one of these operations on that is put before it. */
  boolean hears(Set<String> operations, Subject subject) {
    return rules.stream().anyMatch(r -> Rules.match(r, operations, subject));
  }

  boolean inCluster() {
    return callee.inCluster();
  }
}
