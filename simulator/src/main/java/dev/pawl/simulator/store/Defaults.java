package dev.pawl.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The defaults and built-in admission that clients of a real apiserver rely on. */
final class Defaults {
  static final String NOT_READY = "node.kubernetes.io/not-ready";

  private Defaults() {}

  static void onCreate(ObjectKey key, ObjectNode object) {
    switch (key.type().kind()) {
      case "Pod" -> pod(object);
      case "Node" -> node(key, object);
      case "Namespace" -> namespace(key, object);
      case "Deployment" -> deployment(object);
      case "ReplicaSet" -> workload(object);
      case "StatefulSet" -> statefulSet(object);
      case "DaemonSet" -> daemonSet(object);
      default -> {
        if (key.type().statusSubresource() && !key.type().group().equals("storage.k8s.io")) {
          object.remove("status");
        }
      }
    }
  }

  private static void pod(ObjectNode pod) {
    pod.set("status", Trees.object().put("phase", "Pending").put("qosClass", "BestEffort"));
    ObjectNode spec = Trees.child(pod, "spec");
    podSpec(spec);
    putIfAbsent(spec, "priority", 0);
    ArrayNode tolerations = Trees.list(spec, "tolerations");
    // The admission plugin DefaultTolerationSeconds.
    for (String taint : List.of(NOT_READY, "node.kubernetes.io/unreachable")) {
      boolean has = Trees.items(tolerations).stream().anyMatch(t -> covers(t, taint));
      if (!has) {
        tolerations
            .addObject()
            .put("key", taint)
            .put("operator", "Exists")
            .put("effect", "NoExecute")
            .put("tolerationSeconds", 300);
      }
    }
  }

  private static boolean covers(JsonNode toleration, String taint) {
    String key = Trees.text(toleration, "key");
    String effect = Trees.text(toleration, "effect");
    return (key.isEmpty() || key.equals(taint)) && (effect.isEmpty() || effect.equals("NoExecute"));
  }

  private static void podSpec(ObjectNode spec) {
    putIfAbsent(spec, "restartPolicy", "Always");
    putIfAbsent(spec, "terminationGracePeriodSeconds", 30);
    putIfAbsent(spec, "dnsPolicy", "ClusterFirst");
    putIfAbsent(spec, "schedulerName", "default-scheduler");
  }

  private static void node(ObjectKey key, ObjectNode node) {
    // Unlike others, a node keeps the status it is created with: that is how kubelets register.
    ObjectNode labels = Trees.child(Trees.metadata(node), "labels");
    putIfAbsent(labels, "kubernetes.io/hostname", key.name());
    ObjectNode spec = Trees.child(node, "spec");
    boolean ready = Trees.conditionTrue(node, "Ready");
    boolean tainted =
        Trees.items(spec.path("taints")).stream()
            .anyMatch(t -> Trees.text(t, "key").equals(NOT_READY));
    // The admission plugin TaintNodesByCondition.
    if (!ready && !tainted) {
      Trees.list(spec, "taints").addObject().put("key", NOT_READY).put("effect", "NoSchedule");
    }
  }

  private static void namespace(ObjectKey key, ObjectNode namespace) {
    Trees.child(Trees.metadata(namespace), "labels").put("kubernetes.io/metadata.name", key.name());
    Trees.child(namespace, "spec").putArray("finalizers").add("kubernetes");
    namespace.set("status", Trees.object().put("phase", "Active"));
  }

  private static void deployment(ObjectNode deployment) {
    workload(deployment);
    ObjectNode spec = Trees.child(deployment, "spec");
    putIfAbsent(spec, "revisionHistoryLimit", 10);
    putIfAbsent(spec, "progressDeadlineSeconds", 600);
    ObjectNode strategy = Trees.child(spec, "strategy");
    putIfAbsent(strategy, "type", "RollingUpdate");
    if (Trees.text(strategy, "type").equals("RollingUpdate")) {
      ObjectNode rolling = Trees.child(strategy, "rollingUpdate");
      putIfAbsent(rolling, "maxSurge", "25%");
      putIfAbsent(rolling, "maxUnavailable", "25%");
    }
  }

  private static void statefulSet(ObjectNode set) {
    workload(set);
    ObjectNode spec = Trees.child(set, "spec");
    putIfAbsent(spec, "podManagementPolicy", "OrderedReady");
    putIfAbsent(Trees.child(spec, "updateStrategy"), "type", "RollingUpdate");
  }

  private static void daemonSet(ObjectNode set) {
    set.remove("status");
    ObjectNode spec = Trees.child(set, "spec");
    podSpec(Trees.child(Trees.child(spec, "template"), "spec"));
    ObjectNode strategy = Trees.child(spec, "updateStrategy");
    putIfAbsent(strategy, "type", "RollingUpdate");
    if (Trees.text(strategy, "type").equals("RollingUpdate")) {
      ObjectNode rolling = Trees.child(strategy, "rollingUpdate");
      putIfAbsent(rolling, "maxUnavailable", 1);
      putIfAbsent(rolling, "maxSurge", 0);
    }
  }

  private static void workload(ObjectNode object) {
    object.remove("status");
    ObjectNode spec = Trees.child(object, "spec");
    putIfAbsent(spec, "replicas", 1);
    podSpec(Trees.child(Trees.child(spec, "template"), "spec"));
  }

  private static void putIfAbsent(ObjectNode node, String field, String value) {
    if (!node.hasNonNull(field)) {
      node.put(field, value);
    }
  }

  private static void putIfAbsent(ObjectNode node, String field, int value) {
    if (!node.hasNonNull(field)) {
      node.put(field, value);
    }
  }
}
