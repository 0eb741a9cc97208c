package dev.pawl.activities.checks.webhook;

import io.fabric8.kubernetes.api.model.admissionregistration.v1.RuleWithOperations;
import java.util.List;
import java.util.Set;

/** What a rule of a webhook matches, as {@code k8s.io/api/admissionregistration/v1} defines it. */
final class Rules {

  private static final String ANY = "*";

  private Rules() {}

  /**
   * @param operations any of them
   */
  static boolean match(RuleWithOperations rule, Set<String> operations, Subject subject) {
    return has(rule.getApiGroups(), subject.group())
        && operations.stream().anyMatch(o -> has(rule.getOperations(), o))
        && inScope(rule.getScope(), subject.namespaced())
        && names(rule, subject.resource());
  }

  /** Whether one of its resources is that one, whatever else the rule says. */
  static boolean names(RuleWithOperations rule, String resource) {
    return rule.getResources() != null
        && rule.getResources().stream().anyMatch(r -> means(r, resource));
  }

  /** {@code *} means all resources without their subresources, {@code *}{@code /*} those too. */
  private static boolean means(String written, String resource) {
    if (written.equals(resource) || written.equals("*/*")) {
      return true;
    }
    int slash = resource.indexOf('/');
    return slash < 0
        ? written.equals(ANY)
        : written.equals(resource.substring(0, slash) + "/*")
            || written.equals("*" + resource.substring(slash));
  }

  /** Whether a list of a rule has it, by its name or by a star. */
  static boolean has(List<String> written, String one) {
    return written != null && (written.contains(one) || written.contains(ANY));
  }

  private static boolean inScope(String scope, boolean namespaced) {
    return scope == null
        || scope.equals(ANY)
        || scope.equals(namespaced ? "Namespaced" : "Cluster");
  }
}
