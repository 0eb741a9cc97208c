package dev.pawl.activities.drain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CriticalPodsTest {

  @Test
  void shouldKnowThemByTheirClassOrPriority() {
    assertThat(CriticalPods.critical(Pods.web("a").build())).isFalse();
    for (String name : new String[] {"system-cluster-critical", "system-node-critical"}) {
      assertThat(
              CriticalPods.critical(
                  Pods.web("a").editSpec().withPriorityClassName(name).endSpec().build()))
          .isTrue();
    }
    assertThat(prioritised(1_000_000_000)).isFalse();
    assertThat(prioritised(2_000_000_000)).isTrue();
  }

  @Test
  void shouldKnowTheClustersDns() {
    assertThat(
            CriticalPods.critical(
                Pods.web("a")
                    .editMetadata()
                    .addToLabels("k8s-app", "kube-dns")
                    .endMetadata()
                    .build()))
        .isTrue();
  }

  private static boolean prioritised(int priority) {
    return CriticalPods.critical(Pods.web("a").editSpec().withPriority(priority).endSpec().build());
  }
}
