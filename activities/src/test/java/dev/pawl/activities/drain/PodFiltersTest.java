package dev.pawl.activities.drain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.spec.DrainSpec;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import org.junit.jupiter.api.Test;

class PodFiltersTest {

  private final PodFilters strict = new PodFilters(DrainSpec.defaults());
  private final PodFilters lenient = new PodFilters(new DrainSpec(null, null, true, true));

  @Test
  void shouldEvictAPodWithAController() {
    assertThat(strict.judge(Pods.web("a").build())).isEqualTo(new Verdict.Evict());
  }

  @Test
  void shouldLeaveStaticPodsWhereTheyAre() {
    Pod pod =
        Pods.bare("etcd")
            .editMetadata()
            .addToAnnotations("kubernetes.io/config.mirror", "x")
            .endMetadata()
            .build();
    assertThat(lenient.judge(pod)).isInstanceOf(Verdict.Stay.class);
  }

  @Test
  void shouldLeaveDaemonSetPodsWhereTheyAreEvenOnTheirWayOut() {
    Pod pod = Pods.ownedBy("DaemonSet", "agent", "agent-1");
    assertThat(strict.judge(pod)).isInstanceOf(Verdict.Stay.class);
    assertThat(strict.judge(terminating(pod))).isInstanceOf(Verdict.Stay.class);
  }

  @Test
  void shouldWaitForWhatIsLeavingAlreadyWithoutAskingForConsent() {
    assertThat(strict.judge(terminating(withEmptyDir(Pods.bare("a").build()))))
        .isEqualTo(new Verdict.Leaving());
  }

  @Test
  void shouldEvictFinishedPodsWithoutConsent() {
    for (String phase : new String[] {"Succeeded", "Failed"}) {
      Pod pod =
          new PodBuilder(withEmptyDir(Pods.bare("job").build()))
              .editStatus()
              .withPhase(phase)
              .endStatus()
              .build();
      assertThat(strict.judge(pod)).isEqualTo(new Verdict.Evict());
    }
  }

  @Test
  void shouldAskForConsentBeforeDataInAnEmptyDirIsLost() {
    Pod pod = withEmptyDir(Pods.web("cache").build());
    assertThat(strict.judge(pod))
        .isEqualTo(
            new Verdict.NeedsConsent(
                "would lose the data of its emptyDir volume scratch. Set pools.items[].drain.deleteEmptyDir: true, or delete the pod yourself"));
    assertThat(lenient.judge(pod)).isEqualTo(new Verdict.Evict());
  }

  @Test
  void shouldAskForConsentBeforeAPodIsLostForGood() {
    Pod pod = Pods.bare("debug").build();
    assertThat(strict.judge(pod))
        .isEqualTo(
            new Verdict.NeedsConsent(
                "has no controller and would never come back. Set pools.items[].drain.deleteBarePods: true, or delete the pod yourself"));
    assertThat(lenient.judge(pod)).isEqualTo(new Verdict.Evict());
  }

  @Test
  void shouldNotTakeAnOwnerForAController() {
    Pod pod =
        Pods.bare("kept")
            .editMetadata()
            .addNewOwnerReference()
            .withKind("Workflow")
            .withName("w")
            .endOwnerReference()
            .endMetadata()
            .build();
    assertThat(strict.judge(pod)).isInstanceOf(Verdict.NeedsConsent.class);
  }

  private static Pod terminating(Pod pod) {
    return new PodBuilder(pod)
        .editMetadata()
        .withDeletionTimestamp("2026-11-22T10:00:00Z")
        .endMetadata()
        .build();
  }

  private static Pod withEmptyDir(Pod pod) {
    return new PodBuilder(pod)
        .editSpec()
        .addNewVolume()
        .withName("scratch")
        .withEmptyDir(new EmptyDirVolumeSource())
        .endVolume()
        .endSpec()
        .build();
  }
}
