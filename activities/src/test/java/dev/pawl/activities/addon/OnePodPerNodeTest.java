package dev.pawl.activities.addon;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class OnePodPerNodeTest {

  private static final String PATH =
      "spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution";

  @Test
  void shouldKeepNewPodsAwayFromWhereOneStillEnds() {
    GenericKubernetesResource set = daemonSet("{}");

    OnePodPerNode.require(set);
    OnePodPerNode.require(set);

    assertThat(rules(set))
        .hasToString(
            "[{labelSelector={matchLabels={app=node}}, topologyKey=kubernetes.io/hostname}]");
  }

  @Test
  void shouldKeepTheRulesThatAreThere() {
    GenericKubernetesResource set =
        daemonSet(
            "{podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone}]}}");

    OnePodPerNode.require(set);

    assertThat(rules(set)).hasToString("[{topologyKey=zone}, " + one() + "]");
  }

  private static String one() {
    return "{labelSelector={matchLabels={app=node}}, topologyKey=kubernetes.io/hostname}";
  }

  private static Object rules(GenericKubernetesResource set) {
    return set.get((Object[]) PATH.split("\\."));
  }

  private static GenericKubernetesResource daemonSet(String affinity) {
    return Serialization.unmarshal(
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: node}
        spec:
          selector: {matchLabels: {app: node}}
          template: {spec: {affinity: %s}}
        """
            .formatted(affinity),
        GenericKubernetesResource.class);
  }
}
