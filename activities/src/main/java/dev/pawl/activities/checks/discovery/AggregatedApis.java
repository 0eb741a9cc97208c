package dev.pawl.activities.checks.discovery;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Reading;
import dev.pawl.activities.checks.Right;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.kube.JsonPages;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.check.Stage;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An API that another server in the cluster serves, and does not. Namespaces that end cannot be
 * cleared then, nor garbage collected; without metrics autoscalers do not know what to do.
 */
final class AggregatedApis implements Check {

  static final Reading<ApiServiceItem> READING =
      new Reading<>(Right.list("apiregistration.k8s.io", "apiservices"), AggregatedApis::fetch);

  private static final String PATH = "/apis/apiregistration.k8s.io/v1/apiservices";
  private static final int PAGE = 500;

  /** Autoscalers live on them; a drain makes load that they have to see. */
  private static final String METRICS = "metrics.k8s.io";

  @Override
  public About about() {
    return new About(
        "APISVC-AVAILABLE",
        "aggregated APIs that nobody serves",
        Severity.BLOCK,
        Owner.PLATFORM,
        Set.of(Stage.BEFORE_ALL, Stage.CONTROL_PLANE, Stage.AFTER),
        List.of(READING));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        view.read(READING).stream()
            .filter(ApiServiceItem::aggregated)
            .flatMap(a -> finding(a).stream()));
  }

  private static Optional<Finding> finding(ApiServiceItem api) {
    return api.unavailable()
        .map(
            why -> {
              String object = "APIService/" + api.metadata().name();
              String message = "is not available: " + why;
              String wayOut = "bring back the pods behind it, or delete it where they are gone";
              String group = api.spec().group();
              return group.equals(METRICS) || group.endsWith("." + METRICS)
                  ? Finding.block(object, message, wayOut)
                  : Finding.warn(object, message, wayOut);
            });
  }

  private static List<ApiServiceItem> fetch(KubernetesClient client) {
    List<ApiServiceItem> all = new ArrayList<>();
    JsonPages.each(client, PATH, JsonPages.WHOLE, PAGE, ApiServiceItem.class, all::add);
    return all;
  }
}
