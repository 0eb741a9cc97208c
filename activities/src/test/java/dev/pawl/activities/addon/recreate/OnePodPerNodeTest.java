package dev.pawl.activities.addon.recreate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnePodPerNodeTest {

  private static final String PATH =
      "spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution";

  /** Its own selector means these. */
  private static final Map<String, String> NODE = Map.of("app", "node", "version", "1");

  @Test
  void shouldKeepNewPodsAwayFromWhereOneStillEnds() {
    GenericKubernetesResource set = daemonSet("{}");

    OnePodPerNode.require(set, List.of(NODE));
    OnePodPerNode.require(set, List.of(NODE));

    assertThat(rules(set))
        .hasToString(
            "[{labelSelector={matchLabels={app=node}}, topologyKey=kubernetes.io/hostname}]");
  }

  @Test
  void shouldKeepTheRulesThatAreThere() {
    GenericKubernetesResource set =
        daemonSet(
            "{podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone}]}}");

    OnePodPerNode.require(set, List.of(NODE));

    assertThat(rules(set)).hasToString("[{topologyKey=zone}, " + one() + "]");
  }

  @Test
  void shouldKeepNewPodsAwayFromThoseOfOtherLabelsToo() {
    GenericKubernetesResource set = daemonSet("{}");
    Map<String, String> other = Map.of("k8s-app", "node");

    OnePodPerNode.require(set, List.of(NODE, other));
    OnePodPerNode.require(set, List.of(other));

    assertThat(rules(set))
        .hasToString(
            "["
                + one()
                + ", {labelSelector={matchLabels={k8s-app=node}}, namespaces=[default], topologyKey=kubernetes.io/hostname}]");
    assertThat(OnePodPerNode.others(set)).containsExactly(other);
  }

  @Test
  void shouldTakeNoRuleOfTheManifestForItsOwn() {
    assertThat(OnePodPerNode.others(daemonSet("{}"))).isEmpty();
    assertThat(
            OnePodPerNode.others(
                daemonSet(
                    "{podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: ["
                        + "{topologyKey: zone, namespaces: [default], labelSelector: {matchLabels: {a: b}}},"
                        + "{topologyKey: kubernetes.io/hostname, namespaces: [default],"
                        + " labelSelector: {matchExpressions: [{key: a, operator: Exists}]}},"
                        + "{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {a: b}}}]}}")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "labelSelector: {matchLabels: {app: node}}, topologyKey: kubernetes.io/hostname | true",
        "labelSelector: {matchLabels: {app: node}}, topologyKey: kubernetes.io/hostname, namespaces: [default] | true",
        "labelSelector: {matchExpressions: [{key: app, operator: In, values: [a, node]}]}, topologyKey: kubernetes.io/hostname | true",
        "labelSelector: {matchLabels: {app: other}}, topologyKey: kubernetes.io/hostname | false",
        "topologyKey: kubernetes.io/hostname | false",
        "labelSelector: {matchLabels: {app: node}}, topologyKey: zone | false",
        "labelSelector: {matchLabels: {app: node}}, topologyKey: kubernetes.io/hostname, namespaces: [b] | false",
        "labelSelector: {matchLabels: {app: node}}, topologyKey: kubernetes.io/hostname, matchLabelKeys: [version] | false",
      })
  void shouldKnowWhetherAPodKeepsTheSetsPodsOffItsNode(String term, boolean keeps) {
    Pod pod =
        Serialization.unmarshal(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: p, namespace: default}
            spec: {affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{%s}]}}}
            """
                .formatted(term),
            Pod.class);

    assertThat(OnePodPerNode.keepsAway(pod, daemonSet("{}"))).isEqualTo(keeps);
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
        metadata: {name: node, namespace: default}
        spec:
          selector: {matchLabels: {app: node}}
          template: {metadata: {labels: {app: node, version: "1"}}, spec: {affinity: %s}}
        """
            .formatted(affinity),
        GenericKubernetesResource.class);
  }
}
