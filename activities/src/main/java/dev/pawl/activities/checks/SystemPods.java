package dev.pawl.activities.checks;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/** Pods of Kubernetes itself: kubeadm and most installers run them in {@code kube-system}. */
public final class SystemPods {

  private static final String SYSTEM = "kube-system";

  private SystemPods() {}

  /** Static pods of a component such as {@code kube-apiserver}, by kubeadm's label. */
  public static List<Pod> component(View view, String component) {
    return labelled(view, "component", component);
  }

  /** Those of an app such as {@code kube-proxy}. */
  public static List<Pod> app(View view, String app) {
    return labelled(view, "k8s-app", app);
  }

  private static List<Pod> labelled(View view, String key, String value) {
    return view.read(Readings.PODS).stream()
        .filter(p -> SYSTEM.equals(p.getMetadata().getNamespace()))
        .filter(
            p ->
                p.getMetadata().getLabels() != null
                    && value.equals(p.getMetadata().getLabels().get(key)))
        .toList();
  }
}
