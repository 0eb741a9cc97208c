package dev.pawl.activities.checks.controlplane;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Ages;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.Turning;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.Namespace;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A namespace that does not come to its end. Evictions in it are refused with 403. */
final class TerminatingNamespaces implements Check {

  @Override
  public About about() {
    return new About(
        "NS-TERMINATING",
        "namespaces that do not come to their end",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.POOL_AND_AFTER,
        List.of(Readings.NAMESPACES, Readings.PODS, Readings.NODES));
  }

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Override
  public Found look(View view) {
    Set<String> moved =
        Turning.pods(view).stream()
            .map(p -> p.getMetadata().getNamespace())
            .collect(Collectors.toSet());
    return Found.of(
        view.read(Readings.NAMESPACES).stream()
            .filter(n -> n.getMetadata().getDeletionTimestamp() != null)
            .filter(n -> age(n, view).compareTo(PATIENCE) > 0)
            .map(n -> finding(n, age(n, view), moved)));
  }

  private static Duration age(Namespace namespace, View view) {
    return Ages.since(namespace.getMetadata().getDeletionTimestamp(), view.now());
  }

  private static Finding finding(Namespace namespace, Duration age, Set<String> moved) {
    String message = "has been terminating for " + Ages.words(age);
    String wayOut =
        "see its conditions: usually an APIService is away or a finalizer is not served";
    return moved.contains(namespace.getMetadata().getName())
        ? Finding.block(Ref.of(namespace), message + ", and pods that must move are in it", wayOut)
        : Finding.warn(Ref.of(namespace), message, wayOut);
  }
}
