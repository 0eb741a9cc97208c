package dev.pawl.activities.checks.workload;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.Turning;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.checks.endpoint.Backend;
import dev.pawl.activities.checks.endpoint.Backends;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Service with one ready endpoint is away while that moves; one that takes traffic only on nodes
 * with a pod of its own loses what a load balancer sends to a node that is just drained.
 */
final class SingleEndpoints implements Check {

  @Override
  public About about() {
    return new About(
        "SVC-SINGLE-EP",
        "services that stand on one endpoint, or take traffic on their pods' nodes only",
        Severity.WARN,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.SERVICES, Backends.READING, Readings.NODES));
  }

  @Override
  public Found look(View view) {
    Backends backends = Backends.in(view);
    Set<String> turning = Turning.nodes(view).keySet();
    return Found.of(
        view.read(Readings.SERVICES).stream()
            .flatMap(s -> finding(s, backends.of(namespace(s), name(s)), turning).stream()));
  }

  private static Optional<Finding> finding(Service service, Backend behind, Set<String> turning) {
    if (behind.nodes().stream().noneMatch(turning::contains)) {
      return Optional.empty();
    }
    if (behind.ready().size() == 1) {
      return Optional.of(
          Finding.warn(
              Ref.of(service),
              "has one ready endpoint, on node %s: it is away while that moves"
                  .formatted(behind.nodes().iterator().next()),
              "run two replicas or more, and keep them apart"));
    }
    return local(service)
        ? Optional.of(
            Finding.warn(
                Ref.of(service),
                "takes traffic from outside only on the nodes of its pods"
                    + " (externalTrafficPolicy: Local): what is sent to a drained node is lost until"
                    + " the load balancer sees it",
                "see that its health check is quick; Pawl takes nodes out of load balancers before"
                    + " their pods leave"))
        : Optional.empty();
  }

  private static boolean local(Service service) {
    return "LoadBalancer".equals(service.getSpec().getType())
        && "Local".equals(service.getSpec().getExternalTrafficPolicy());
  }

  private static String namespace(Service service) {
    return service.getMetadata().getNamespace();
  }

  private static String name(Service service) {
    return service.getMetadata().getName();
  }
}
