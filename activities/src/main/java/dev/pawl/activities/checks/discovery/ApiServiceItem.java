package dev.pawl.activities.checks.discovery;

import java.util.List;
import java.util.Optional;

/** An APIService as it comes over the wire; fabric8 has a model, but no client of it. */
record ApiServiceItem(Metadata metadata, Spec spec, Status status) {

  record Metadata(String name) {}

  /**
   * @param service null where the apiserver serves it itself
   */
  record Spec(String group, String version, Service service) {}

  record Service(String namespace, String name) {}

  record Status(List<Condition> conditions) {}

  record Condition(String type, String status, String reason, String message) {}

  boolean aggregated() {
    return spec.service() != null;
  }

  /** Why; empty where it is available. */
  Optional<String> unavailable() {
    Optional<Condition> available =
        Optional.ofNullable(status)
            .map(Status::conditions)
            .flatMap(all -> all.stream().filter(c -> "Available".equals(c.type())).findFirst());
    if (available.isEmpty()) {
      return Optional.of("nobody has looked yet");
    }
    Condition c = available.get();
    return "True".equals(c.status())
        ? Optional.empty()
        : Optional.of(c.reason() + ", " + c.message());
  }
}
