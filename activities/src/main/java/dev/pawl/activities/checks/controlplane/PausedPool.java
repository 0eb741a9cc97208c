package dev.pawl.activities.checks.controlplane;

import dev.pawl.activities.checks.Reading;
import dev.pawl.activities.checks.Right;
import dev.pawl.activities.kube.JsonPages;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;

/** A machine config pool of OpenShift that somebody has paused. */
record PausedPool(String name) {

  private static final int PAGE = 500;

  static final Reading<PausedPool> READING =
      new Reading<>(
          Right.list("machineconfiguration.openshift.io", "machineconfigpools"), PausedPool::fetch);

  private record Item(Metadata metadata, Spec spec) {

    record Metadata(String name) {}

    record Spec(boolean paused) {}
  }

  private static List<PausedPool> fetch(KubernetesClient client) {
    List<PausedPool> paused = new ArrayList<>();
    JsonPages.each(
        client,
        "/apis/machineconfiguration.openshift.io/v1/machineconfigpools",
        JsonPages.WHOLE,
        PAGE,
        Item.class,
        pool -> {
          if (pool.spec() != null && pool.spec().paused()) {
            paused.add(new PausedPool(pool.metadata().name()));
          }
        });
    return paused;
  }
}
