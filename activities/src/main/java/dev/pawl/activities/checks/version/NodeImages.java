package dev.pawl.activities.checks.version;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.Turning;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.version.Minor;
import io.fabric8.kubernetes.api.model.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Families of node images that end before the target. */
final class NodeImages implements Check {

  @Override
  public About about() {
    return new About(
        "VER-OS-KERNEL",
        "node images that are not made for the target",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.ONCE,
        List.of(Readings.NODES));
  }

  /** Amazon offers no Amazon Linux 2 image of 1.33 and later. */
  private static final Map<String, Minor> ENDED = Map.of("Amazon Linux 2", new Minor(1, 33));

  @Override
  public Found look(View view) {
    Set<String> turning = Turning.nodes(view).keySet();
    return Found.of(
        view.read(Readings.NODES).stream()
            .filter(n -> turning.contains(NodeFacts.name(n)))
            .filter(n -> ended(image(n), view.target().minorRelease()))
            .map(
                n ->
                    Finding.block(
                        Ref.of(n),
                        "runs %s, of which there is no image for the target".formatted(image(n)),
                        "move the pool to another family of images")));
  }

  private static boolean ended(String image, Minor target) {
    Minor from = ENDED.get(image);
    return from != null && target.compareTo(from) >= 0;
  }

  private static String image(Node node) {
    boolean none = node.getStatus() == null || node.getStatus().getNodeInfo() == null;
    String image = none ? null : node.getStatus().getNodeInfo().getOsImage();
    return image == null ? "" : image;
  }
}
