package dev.pawl.planner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.policy.Management.ManagedBy;
import dev.pawl.planner.policy.Management.Standalone;
import dev.pawl.planner.policy.Management.UserCluster;
import dev.pawl.planner.version.KubeVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributedCloudSpecTest {

  private static String spec(String policy, String facts, String order) {
    return SpecTexts.spec(
        """
        policy: %s
        distributedCloud: %s
        pools:
          order: %s
          items:
            - {name: workers, driver: kwok, selector: {matchLabels: {pool: workers}}}
            - {name: lb, driver: kwok, selector: {matchLabels: {pool: lb}}}
        """
            .formatted(policy, facts, order));
  }

  @Test
  void shouldReadWhatNoVersionTells() {
    DistributedCloudSpec read =
        new SpecReader()
            .read(
                spec(
                    "gdc",
                    "{managedBy: {version: 1.29.100-gke.251, others: [{name: b, version: 1.16.8}]},"
                        + " releases: [1.16.5, 1.28.100-gke.146], skewPreview: true,"
                        + " loadBalancerPool: workers}",
                    "sequential"))
            .distributedCloud();

    assertThat(read.management())
        .isEqualTo(
            new ManagedBy(
                KubeVersion.parse("1.29.100-gke.251"),
                List.of(new UserCluster("b", KubeVersion.parse("1.16.8")))));
    assertThat(read.facts().skewPreview()).isTrue();
    assertThat(read.facts().releases().versions()).hasSize(2);
  }

  @Test
  void shouldStandAloneWhereNothingIsSaid() {
    UpgradeSpec read = new SpecReader().read(spec("gdc", "{}", "parallel"));

    assertThat(read.distributedCloud().management()).isEqualTo(new Standalone());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "upstream | {skewPreview: true} | sequential | 7: spec.distributedCloud: only the rules of"
            + " policy gdc look at it; write `policy: gdc`, or leave distributedCloud out",
        "gdc | {managedBy: {version: 1.29.1}, manages: [{name: b, version: 1.28.1}]} | sequential"
            + " | 7: spec.distributedCloud.manages: contradicts managedBy: a user cluster manages no"
            + " others; leave one of them out",
        "gdc | {managedBy: {}} | sequential | 7: spec.distributedCloud.managedBy.version: required,"
            + " but missing; write `version: 1.29.100-gke.251`",
        "gdc | {loadBalancerPool: front} | sequential | 7: spec.distributedCloud.loadBalancerPool:"
            + " no pool is called front; name one of spec.pools.items, or leave it out"
      })
  void shouldRefuseWhatContradictsItself(
      String policy, String facts, String order, String problem) {
    assertThat(SpecTexts.problems(spec(policy, facts, order)))
        .containsExactly("upgrade.yaml:" + problem);
  }

  @ParameterizedTest(name = "S3.7: load balancers in pool {0}, {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "lb | sequential | pool lb has the load balancers, and workers comes before it",
        "workers | parallel | worker pools follow pool workers, which has the load balancers",
        "workers | sequential | ''"
      })
  void shouldLetWorkerPoolsFollowTheLoadBalancers(String pool, String order, String problem) {
    List<String> problems =
        SpecTexts.problems(spec("gdc", "{loadBalancerPool: %s}".formatted(pool), order));

    if (problem.isEmpty()) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems).singleElement().asString().contains(problem);
    }
  }
}
