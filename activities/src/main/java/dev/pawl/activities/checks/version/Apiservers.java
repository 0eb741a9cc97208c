package dev.pawl.activities.checks.version;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Answers;
import dev.pawl.activities.checks.Answers.Answer;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.ImageTag;
import dev.pawl.activities.checks.Observed;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.SystemPods;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.version.KubeVersion;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.stream.Stream;

/** Apiservers at different versions: an upgrade that was not finished. */
final class Apiservers implements Check {

  @Override
  public About about() {
    return new About(
        "VER-APISERVER",
        "apiservers at different versions",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.CONTROL_PLANE,
        List.of(Readings.PODS, Readings.VERSION, Readings.VERSIONS.reading(), Readings.APISERVERS));
  }

  @Override
  public Found look(View view) {
    List<Pod> pods = SystemPods.component(view, "kube-apiserver");
    KubeVersion asked = Observed.server(view);
    Answers<KubeVersion> answers = view.each(Readings.VERSIONS);
    return Found.of(answers.each().stream().flatMap(a -> differing(a, asked)))
        .and(Found.of(differing(pods, asked)))
        .and(answers.gap("see that they are at one version"));
  }

  private static Stream<Finding> differing(Answer<KubeVersion> answer, KubeVersion asked) {
    return answer.said().stream()
        .filter(v -> !same(v, asked))
        .map(v -> finding(answer.server(), v, asked));
  }

  private static Stream<Finding> differing(List<Pod> pods, KubeVersion asked) {
    return pods.stream()
        .filter(p -> ImageTag.version(p).filter(v -> !same(v, asked)).isPresent())
        .map(p -> finding(Ref.of(p), ImageTag.version(p).orElseThrow(), asked));
  }

  private static Finding finding(String object, KubeVersion version, KubeVersion asked) {
    return Finding.block(
        object,
        "is at %s, while the apiserver that answers is at %s".formatted(version, asked),
        "finish the previous upgrade of the control plane, or undo it");
  }

  /** Tags of images and answers differ in their suffixes. */
  private static boolean same(KubeVersion one, KubeVersion other) {
    return one.minorRelease().equals(other.minorRelease()) && one.patch() == other.patch();
  }
}
