package dev.pawl.activities.checks.budget;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.List;

/**
 * A budget that covers every pod of its namespace, often by mistake: in policy/v1beta1 an empty
 * selector covered none.
 */
final class EmptySelectors implements Check {

  @Override
  public About about() {
    return new About(
        "PDB-EMPTY-SELECTOR",
        "budgets that cover a whole namespace",
        Severity.WARN,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.BUDGETS));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        view.read(Readings.BUDGETS).stream()
            .filter(b -> empty(b.getSpec().getSelector()))
            .map(
                b ->
                    Finding.warn(
                        Ref.of(b),
                        "has an empty selector: it covers every pod of its namespace",
                        "write the labels of the workload that is meant")));
  }

  private static boolean empty(LabelSelector selector) {
    return selector != null
        && (selector.getMatchLabels() == null || selector.getMatchLabels().isEmpty())
        && (selector.getMatchExpressions() == null || selector.getMatchExpressions().isEmpty());
  }
}
