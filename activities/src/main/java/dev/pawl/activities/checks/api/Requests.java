package dev.pawl.activities.checks.api;

import dev.pawl.activities.checks.Answers;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.metrics.ServerMetrics;
import dev.pawl.planner.check.Found;
import java.util.List;
import java.util.Optional;

/** What apiservers were asked for of that which ends, since each of them was started. */
record Requests(List<RequestedApi> apis, Found gap) {

  Requests {
    apis = List.copyOf(apis);
  }

  static Requests in(View view) {
    Answers<ServerMetrics> answers = view.each(ServerMetrics.OF_EACH);
    return new Requests(
        answers
            .all()
            .flatMap(m -> m.deprecated().stream())
            .map(RequestedApiMetric::read)
            .flatMap(Optional::stream)
            .distinct()
            .toList(),
        answers.gap(
            "look at apiserver_requested_deprecated_apis of all of them in your monitoring"));
  }
}
