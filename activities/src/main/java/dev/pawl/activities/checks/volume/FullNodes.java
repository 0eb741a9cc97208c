package dev.pawl.activities.checks.volume;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Nodes that have as many volumes as their CSI driver can attach: a pod with a volume that has to
 * go there waits.
 */
final class FullNodes implements Check {

  @Override
  public About about() {
    return new About(
        "PV-RWO-ATTACH",
        "nodes that can attach no further volume",
        Severity.WARN,
        Owner.PLATFORM,
        When.ONCE,
        List.of(Readings.ATTACHMENTS, Readings.CSI_NODES));
  }

  private record Key(String node, String driver) {}

  @Override
  public Found look(View view) {
    Map<Key, Long> attached =
        view.read(Readings.ATTACHMENTS).stream()
            .collect(
                Collectors.groupingBy(
                    a -> new Key(a.getSpec().getNodeName(), a.getSpec().getAttacher()),
                    Collectors.counting()));
    return Found.of(view.read(Readings.CSI_NODES).stream().flatMap(n -> findings(n, attached)));
  }

  private static Stream<Finding> findings(CSINode node, Map<Key, Long> attached) {
    String name = node.getMetadata().getName();
    return node.getSpec().getDrivers().stream()
        .filter(d -> d.getAllocatable() != null && d.getAllocatable().getCount() != null)
        .filter(
            d ->
                attached.getOrDefault(new Key(name, d.getName()), 0L)
                    >= d.getAllocatable().getCount())
        .map(
            d ->
                Finding.warn(
                    "Node/" + name,
                    "has all the %d volumes that %s can attach"
                        .formatted(d.getAllocatable().getCount(), d.getName()),
                    "add nodes, or move pods with volumes away"));
  }
}
