package dev.pawl.activities.drain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.observe.MovablePods;
import dev.pawl.planner.spec.DrainSpec;
import dev.pawl.planner.spec.DrainWaits;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PodFiltersTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:10:00Z");
  private static final DrainMoment MOMENT = new DrainMoment(NOW.minusSeconds(60), NOW, false);

  private final PodFilters strict = new PodFilters(DrainSpec.defaults(), MOMENT);
  private final PodFilters lenient = new PodFilters(DrainSpecs.lenient(), MOMENT);

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

  @Test
  void shouldLeaveWhatIsLabelledToBeLeft() {
    Pod pod = labelled(Pods.bare("local").build(), "Skip");
    assertThat(strict.judge(pod))
        .isEqualTo(new Verdict.Stay("labelled cluster.x-k8s.io/drain: skip"));
    assertThat(MovablePods.movable(pod)).isFalse();
    assertThat(strict.judge(labelled(Pods.web("a").build(), "later")))
        .isEqualTo(new Verdict.Evict());
  }

  @Test
  void shouldLetWhatIsLabelledSoRunToItsEnd() {
    Pod pod = labelled(withEmptyDir(Pods.bare("import").build()), "wait-completed");
    assertThat(strict.judge(pod)).isInstanceOf(Verdict.Finish.class);
    Pod ended = new PodBuilder(pod).editStatus().withPhase("Failed").endStatus().build();
    assertThat(strict.judge(ended)).isEqualTo(new Verdict.Evict());
  }

  @Test
  void shouldLetJobsRunToTheirEndUntilTheLimit() {
    Pod pod = Pods.ownedBy("Job", "import", "import-1");
    assertThat(strict.judge(pod)).isEqualTo(new Verdict.Evict());
    assertThat(jobs(Duration.ofSeconds(61)).judge(pod))
        .isEqualTo(
            new Verdict.Finish(
                "runs to its end before the node goes; it is evicted 1m1s after the cordon (drain.waitForJobs)"));
    assertThat(jobs(Duration.ofSeconds(60)).judge(pod)).isEqualTo(new Verdict.Evict());
    assertThat(jobs(Duration.ofHours(1)).judge(Pods.web("a").build()))
        .isEqualTo(new Verdict.Evict());
  }

  @Test
  void shouldGiveUpWhatAnUnreachableNodeKeepsOnlyWhereTheUserSaysSo() {
    Pod pod = terminating(Pods.web("a").build());
    DrainSpec spec = DrainSpecs.waits(new DrainWaits(null, null, Duration.ofMinutes(5)));
    DrainMoment silent = new DrainMoment(MOMENT.begun(), NOW, true);
    DrainMoment early = new DrainMoment(MOMENT.begun(), NOW.minusSeconds(300), true);
    assertThat(new PodFilters(spec, silent).judge(pod)).isInstanceOf(Verdict.Stay.class);
    assertThat(new PodFilters(spec, early).judge(pod)).isEqualTo(new Verdict.Leaving());
    assertThat(new PodFilters(spec, MOMENT).judge(pod)).isEqualTo(new Verdict.Leaving());
    assertThat(new PodFilters(DrainSpec.defaults(), silent).judge(pod))
        .isEqualTo(new Verdict.Leaving());
  }

  private static PodFilters jobs(Duration limit) {
    return new PodFilters(DrainSpecs.waits(new DrainWaits(null, limit, null)), MOMENT);
  }

  private static Pod labelled(Pod pod, String value) {
    return new PodBuilder(pod)
        .editMetadata()
        .addToLabels("cluster.x-k8s.io/drain", value)
        .endMetadata()
        .build();
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
