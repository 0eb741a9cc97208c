package dev.pawl.planner.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DowntimesTest {

  @ParameterizedTest(name = "S3.9 row {0}: {1}, {2}: at most {3} minutes, {4}, {5}")
  @CsvSource({
    "0,  kube-apiserver,            '',             0, no downtime,                      ''",
    "0,  etcd,                      '',             0, no downtime,                      ''",
    "0,  kube-scheduler,            '',             0, no downtime,                      ''",
    "1,  lifecycle controllers,     admin clusters, 0, no downtime,                      ''",
    "1,  ansible-runner,            admin clusters, 0, no downtime,                      ''",
    "2,  loadbalancer-haproxy,      '',             2, less than 1 to 2 minutes,         when the upgrade begins",
    "2,  keepalived,                '',             2, load balancer redirects traffic,  when the upgrade begins",
    "3,  pipeline-stackdriver,      '',             5, less than 5 minutes,              after the nodes of the control plane",
    "3,  metrics-server,            '',             5, DaemonSets go on,                 after the nodes of the control plane",
    "4,  CNI,                       '',             5, none for existing routes,         after the nodes of the control plane",
    "4,  CNI,                       '',             5, two by two,                       after the nodes of the control plane",
    "5,  MetalLB,                   user clusters,  5, none for existing services,       after the nodes of the control plane",
    "6,  CoreDNS,                   user clusters,  0, usually none,                     after the nodes of the control plane",
    "7,  local volume provisioner,  '',             5, existing persistent volumes,      after the nodes of the control plane",
    "8,  Istio,                     '',             5, about 5 minutes,                  after the nodes of the control plane",
    "8,  ingress,                   '',             5, existing ingresses go on,         after the nodes of the control plane",
    "9,  other system operators,    '',             5, 5 minutes while they are drained, after the nodes of the control plane",
    "10, user workloads,            '',             ?, depends on their setup,           when the workers are upgraded",
  })
  void shouldHaveTheTableOfExpectedDowntime(
      int row, String component, String clusters, String minutes, String expected, String when) {
    Downtime downtime = DowntimeTable.rows().get(row);

    assertThat(downtime.component()).contains(component);
    assertThat(downtime.clusters()).isEqualTo(clusters);
    assertThat(downtime.longest())
        .isEqualTo(minutes.equals("?") ? null : Duration.ofMinutes(Long.parseLong(minutes)));
    assertThat(downtime.expected()).contains(expected);
    assertThat(downtime.when()).isEqualTo(when);
  }

  @Test
  @DisplayName("S3.9: the table is part of a plan with policy gdc")
  void shouldExpectTheTableUnderPolicyGdc() {
    assertThat(asked("gdc", 1).downtimes()).isEqualTo(DowntimeTable.rows()).hasSize(11);
  }

  @ParameterizedTest(name = "{0} nodes of the control plane: {1}")
  @CsvSource({
    "0, its nodes are not seen in the cluster",
    "1, 'one replica: away while it is swapped; how long, your command decides'",
    "3, 3 replicas: none where your command changes them one by one",
  })
  void shouldGiveNoLengthThatNobodyKnows(int replicas, String expected) {
    List<Downtime> downtimes = asked("upstream", replicas).downtimes();

    assertThat(downtimes).extracting(Downtime::component).containsExactly("apiserver", "workloads");
    assertThat(downtimes).extracting(Downtime::longest).containsOnlyNulls();
    assertThat(downtimes.get(0).expected()).startsWith(expected);
  }

  @Test
  void shouldExpectNoneWhereNothingChanges() {
    for (String policy : List.of("upstream", "gdc")) {
      assertThat(
              Asked.upgrade("1.36.3", "1.36.3", "").policy(policy).pool("a", "1.36.3").downtimes())
          .isEmpty();
    }
  }

  private static Asked asked(String policy, int replicas) {
    return Asked.upgrade("1.35.4", "1.36.3", "")
        .policy(policy)
        .pool("a", "1.35.4")
        .controlPlaneNodes(replicas);
  }
}
