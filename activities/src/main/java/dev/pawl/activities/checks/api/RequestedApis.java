package dev.pawl.activities.checks.api;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.metrics.ServerMetrics;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.check.Stage;
import dev.pawl.planner.version.Minor;
import java.util.List;
import java.util.Set;

/** A version that clients ask for today, and get no answer from the target. */
final class RequestedApis implements Check {

  @Override
  public About about() {
    return new About(
        "API-REQUESTED",
        "versions of the API that clients ask for and the target does not serve",
        Severity.BLOCK,
        Owner.PLATFORM,
        Set.of(Stage.BEFORE_ALL, Stage.CONTROL_PLANE),
        List.of(ServerMetrics.OF_EACH.reading(), Readings.APISERVERS));
  }

  @Override
  public Found look(View view) {
    Minor target = view.target().minorRelease();
    Requests requests = Requests.in(view);
    return Found.of(
            requests.apis().stream()
                .filter(r -> r.removed().compareTo(target) <= 0)
                .map(RequestedApis::finding))
        .and(requests.gap());
  }

  private static Finding finding(RequestedApi api) {
    return Finding.block(
        api.object(),
        "was asked for since the apiserver was started, and ends with " + api.removed(),
        "find the client in the audit log (annotation k8s.io/deprecated), and update it; the count"
            + " begins anew when the apiserver is restarted");
  }
}
