package dev.pawl.activities.pool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.activities.driver.MachineDriver;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.workflows.payload.PawlDataConverter;
import io.fabric8.kubernetes.api.model.Node;

/**
 * What is kept of a node that will be gone, to make another one like it. As text it goes through
 * the history of the workflow.
 *
 * @param origin the version that goes back in its place; null where that is not known
 * @param machine the driver's own part
 */
record NodeTemplate(KubeVersion origin, String machine) {

  private static final ObjectMapper MAPPER = PawlDataConverter.mapper();

  static NodeTemplate of(Node node, String upgrade, MachineDriver driver) {
    KubeVersion origin = PoolNodes.origin(node, upgrade).orElseGet(() -> NodeFacts.version(node));
    return new NodeTemplate(origin, driver.template(node));
  }

  static NodeTemplate parse(String text) {
    try {
      return MAPPER.readValue(text, NodeTemplate.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a node template that cannot be read", e);
    }
  }

  String text() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a node template that cannot be written", e);
    }
  }
}
