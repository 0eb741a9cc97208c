package dev.pawl.activities.driver.kwok;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.activities.marks.Keys;
import dev.pawl.activities.marks.NodeFacts;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a node hands on to the one made in its image. Not handed on: Pawl's marks, what Kubernetes
 * itself taints a node with, its own name.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record KwokTemplate(
    Map<String, String> labels,
    String kwokNode,
    List<Taint> taints,
    Map<String, Quantity> capacity,
    Map<String, Quantity> allocatable,
    NodeSystemInfo nodeInfo) {

  static final String HOSTNAME = "kubernetes.io/hostname";
  static final String KWOK_NODE = "kwok.x-k8s.io/node";

  private static final String KUBERNETES_TAINTS = "node.kubernetes.io/";
  private static final ObjectMapper MAPPER =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  KwokTemplate {
    labels = labels == null ? Map.of() : labels;
    taints = taints == null ? List.of() : taints;
    capacity = capacity == null ? Map.of() : capacity;
    allocatable = allocatable == null ? Map.of() : allocatable;
    nodeInfo = nodeInfo == null ? new NodeSystemInfo() : nodeInfo;
  }

  static KwokTemplate of(Node node) {
    Map<String, String> labels = new TreeMap<>(NodeFacts.foreignLabels(node));
    labels.remove(HOSTNAME);
    return new KwokTemplate(
        labels,
        NodeFacts.annotations(node).get(KWOK_NODE),
        NodeFacts.taints(node).stream().filter(KwokTemplate::handedOn).toList(),
        node.getStatus() == null ? null : node.getStatus().getCapacity(),
        node.getStatus() == null ? null : node.getStatus().getAllocatable(),
        node.getStatus() == null ? null : node.getStatus().getNodeInfo());
  }

  static KwokTemplate parse(String text) {
    try {
      return MAPPER.readValue(text, KwokTemplate.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a machine template that cannot be read", e);
    }
  }

  String text() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a machine template that cannot be written", e);
    }
  }

  private static boolean handedOn(Taint taint) {
    return !Keys.ours(taint.getKey()) && !taint.getKey().startsWith(KUBERNETES_TAINTS);
  }
}
