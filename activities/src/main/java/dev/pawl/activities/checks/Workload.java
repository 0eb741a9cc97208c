package dev.pawl.activities.checks;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/**
 * Pods that one controller makes; a pod without one is a workload by itself.
 *
 * @param object as findings name it
 * @param pods at least one
 */
public record Workload(String object, List<Pod> pods) {

  public Workload {
    pods = List.copyOf(pods);
  }

  /** One that stands for all: they are made from one template. */
  public Pod sample() {
    return pods.get(0);
  }

  /** Of its object, such as {@code Deployment}. */
  public String kind() {
    return object.substring(0, object.indexOf('/'));
  }

  /** In a sentence: {@code its 3 pods}. */
  public String spoken() {
    return pods.size() == 1 ? "its pod" : "its " + pods.size() + " pods";
  }
}
