package dev.pawl.activities.driver.kwok;

import dev.pawl.activities.driver.MachineOrder;
import dev.pawl.activities.marks.Keep;
import dev.pawl.activities.marks.Keys;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import java.util.Map;
import java.util.TreeMap;

/** The Node object of a new machine. */
final class KwokNode {

  private KwokNode() {}

  static Node of(MachineOrder order) {
    KwokTemplate template = KwokTemplate.parse(order.template());
    Map<String, String> labels = new TreeMap<>(template.labels());
    labels.put(KwokTemplate.HOSTNAME, order.name());
    NodeSystemInfo info = template.nodeInfo();
    info.setKubeletVersion(order.version().gitVersion());
    return new NodeBuilder()
        .withNewMetadata()
        .withName(order.name())
        .withLabels(labels)
        .withAnnotations(annotations(order, template))
        .endMetadata()
        .withNewSpec()
        .withProviderID("kwok://" + order.name())
        .withTaints(template.taints())
        .endSpec()
        .withNewStatus()
        .withCapacity(template.capacity())
        .withAllocatable(template.allocatable())
        .withNodeInfo(info)
        .endStatus()
        .build();
  }

  private static Map<String, String> annotations(MachineOrder order, KwokTemplate template) {
    Map<String, String> all = new TreeMap<>(Keep.ofNewMachine());
    if (template.kwokNode() != null) {
      all.put(KwokTemplate.KWOK_NODE, template.kwokNode());
    }
    all.put(Keys.UPGRADE, order.upgrade());
    all.put(Keys.REPLACES, order.replaces());
    if (order.origin() != null) {
      all.put(Keys.ORIGIN, order.origin().toString());
    }
    if (order.reverts()) {
      all.put(Keys.REVERTS, "true");
    }
    return all;
  }
}
