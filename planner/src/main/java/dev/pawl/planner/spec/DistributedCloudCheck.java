package dev.pawl.planner.spec;

import dev.pawl.planner.spec.UpgradeDocument.DistributedCloud;
import dev.pawl.planner.spec.UpgradeDocument.Pool;
import dev.pawl.planner.spec.UpgradeDocument.Pools;
import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;
import java.util.List;
import java.util.Objects;

/** What is said of a Google Distributed Cloud is said of one, and does not contradict itself. */
final class DistributedCloudCheck implements DocumentCheck {

  private static final FieldPath AT = SPEC.field("distributedCloud");

  @Override
  public void check(UpgradeDocument document, Problems problems) {
    DistributedCloud cloud = document.spec().distributedCloud();
    if (cloud == null || problems.touch(AT)) {
      return;
    }
    if (document.spec().policy() != Policy.GDC && !problems.touch(SPEC.field("policy"))) {
      problems.add(
          AT,
          "only the rules of policy gdc look at it",
          "write `policy: gdc`, or leave distributedCloud out");
    }
    if (cloud.managedBy() != null && cloud.manages() != null && !cloud.manages().isEmpty()) {
      problems.add(
          AT.field("manages"),
          "contradicts managedBy: a user cluster manages no others",
          "leave one of them out");
    }
    loadBalancers(cloud.loadBalancerPool(), document.spec().pools(), problems);
  }

  /** Worker pools follow the pool of the load balancers (S3.7). */
  private static void loadBalancers(String name, Pools pools, Problems problems) {
    if (name == null || problems.touch(SPEC.field("pools"))) {
      return;
    }
    List<String> names =
        pools == null || pools.items() == null
            ? List.of()
            : pools.items().stream().filter(Objects::nonNull).map(Pool::name).toList();
    if (!names.contains(name)) {
      problems.add(
          AT.field("loadBalancerPool"),
          "no pool is called " + name,
          "name one of spec.pools.items, or leave it out");
    } else if (!names.get(0).equals(name)) {
      problems.add(
          SPEC.field("pools").field("items"),
          "pool %s has the load balancers, and %s comes before it; worker pools follow it"
              .formatted(name, names.get(0)),
          "write pool %s first".formatted(name));
    } else if (pools.order() == PoolOrder.PARALLEL && names.size() > 1) {
      problems.add(
          SPEC.field("pools").field("order"),
          "worker pools follow pool %s, which has the load balancers".formatted(name),
          "write `order: sequential`");
    }
  }
}
