package dev.pawl.activities.checks;

import dev.pawl.activities.pods.PodRef;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pods by what makes them. */
public final class Workloads {

  private Workloads() {}

  /** Of what an upgrade will move. */
  public static List<Workload> turning(View view) {
    return of(Turning.pods(view));
  }

  public static List<Workload> of(Collection<Pod> pods) {
    Map<String, List<Pod>> byOwner = new TreeMap<>();
    pods.forEach(p -> byOwner.computeIfAbsent(object(p), o -> new ArrayList<>()).add(p));
    return byOwner.entrySet().stream().map(e -> new Workload(e.getKey(), e.getValue())).toList();
  }

  private static String object(Pod pod) {
    PodRef ref = PodRef.of(pod);
    return ref.owner() == null
        ? ref.object()
        : Ref.of(
            ref.owner().substring(0, ref.owner().indexOf(' ')),
            ref.namespace(),
            ref.owner().substring(ref.owner().indexOf(' ') + 1));
  }
}
