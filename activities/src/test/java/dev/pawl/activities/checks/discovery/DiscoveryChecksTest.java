package dev.pawl.activities.checks.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.FakeView;
import dev.pawl.activities.checks.UnreadableException;
import dev.pawl.activities.checks.discovery.ApiServiceItem.Condition;
import dev.pawl.activities.checks.discovery.ApiServiceItem.Metadata;
import dev.pawl.activities.checks.discovery.ApiServiceItem.Service;
import dev.pawl.activities.checks.discovery.ApiServiceItem.Spec;
import dev.pawl.activities.checks.discovery.ApiServiceItem.Status;
import dev.pawl.planner.check.CheckResult;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Outcome;
import dev.pawl.planner.check.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoveryChecksTest {

  private final Check complete = new DiscoveryComplete();
  private final Check aggregated = new AggregatedApis();

  @Test
  void shouldPassWhereAllIsDiscovered() {
    FakeView view =
        new FakeView()
            .with(
                Discovery.READING,
                new ApiVersion("apps", "v1", false, List.of("deployments")),
                new ApiVersion("batch", "v1", false, List.of("jobs")));

    assertThat(complete.look(view)).isEqualTo(Found.nothing());
  }

  /** Not failed, for nobody knows; and in the way. */
  @Test
  void shouldNotKnowWherePartsAreStale() {
    FakeView view =
        new FakeView()
            .with(
                Discovery.READING,
                new ApiVersion("apps", "v1", false, List.of("deployments")),
                new ApiVersion("metrics.k8s.io", "v1beta1", true, List.of()));

    CheckResult result = complete.look(view).result("DISC-OK", "", Severity.BLOCK);

    assertThat(result.result()).isEqualTo(Outcome.UNKNOWN);
    assertThat(result.blocks()).isTrue();
    assertThat(result.message()).contains("metrics.k8s.io/v1beta1");
    assertThat(result.remediation()).contains("v1beta1.metrics.k8s.io");
  }

  @Test
  void shouldReadAggregatedDiscovery() throws Exception {
    String answer =
        """
        {"kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "items": [
          {"metadata": {"name": "apps"}, "versions": [
            {"version": "v1", "freshness": "Current", "resources": [
              {"resource": "deployments", "subresources": [{"subresource": "scale"}]}]}]},
          {"metadata": {"name": "gone.example.com"}, "versions": [
            {"version": "v1", "freshness": "Stale"}]}]}
        """;

    assertThat(Discovery.read(new ObjectMapper().readTree(answer)))
        .containsExactly(
            new ApiVersion("apps", "v1", false, List.of("deployments")),
            new ApiVersion("gone.example.com", "v1", true, List.of()));
  }

  @Test
  void shouldNotTakeAnotherFormForAnAnswer() throws Exception {
    var groups = new ObjectMapper().readTree("{\"kind\": \"APIGroupList\", \"groups\": []}");

    assertThatThrownBy(() -> Discovery.read(groups))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("/apis");
  }

  @Test
  void shouldPassWhatIsAvailableAndWhatTheApiserverServesItself() {
    FakeView view =
        new FakeView()
            .with(
                AggregatedApis.READING,
                api("custom.example.com", new Service("shop", "api"), "True"),
                api("apps", null, "False"));

    assertThat(aggregated.look(view)).isEqualTo(Found.nothing());
  }

  @Test
  void shouldBlockWithoutMetricsAndWarnOfOthers() {
    FakeView view =
        new FakeView()
            .with(
                AggregatedApis.READING,
                api("metrics.k8s.io", new Service("kube-system", "metrics-server"), "False"),
                api("custom.example.com", new Service("shop", "api"), "False"),
                new ApiServiceItem(
                    new Metadata("v1.new.example.com"),
                    new Spec("new.example.com", "v1", new Service("shop", "new")),
                    null));

    assertThat(aggregated.look(view).findings())
        .extracting(Finding::object, Finding::severity)
        .containsExactly(
            tuple("APIService/v1.metrics.k8s.io", Severity.BLOCK),
            tuple("APIService/v1.custom.example.com", Severity.WARN),
            tuple("APIService/v1.new.example.com", Severity.WARN));
  }

  private static ApiServiceItem api(String group, Service service, String available) {
    return new ApiServiceItem(
        new Metadata("v1." + group),
        new Spec(group, "v1", service),
        new Status(List.of(new Condition("Available", available, "MissingEndpoints", "none"))));
  }
}
