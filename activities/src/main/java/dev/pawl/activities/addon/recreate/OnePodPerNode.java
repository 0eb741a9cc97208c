package dev.pawl.activities.addon.recreate;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.observe.Selectors;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps the pods of a DaemonSet that is made anew away from nodes where one of the old set's is
 * still ending (S0.5). A DaemonSet counts only pods of its own and would put the new one beside it;
 * a required anti-affinity to pods of the same labels makes the scheduler wait, since it counts
 * pods until they are gone. The scheduler reads it in both directions: a pod that has it also keeps
 * away pods that have not, where its selector means them.
 */
final class OnePodPerNode {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};
  private static final TypeReference<List<PodAffinityTerm>> TERMS = new TypeReference<>() {};
  private static final String HOSTNAME = "kubernetes.io/hostname";
  private static final String[] RULES = {
    "spec",
    "template",
    "spec",
    "affinity",
    "podAntiAffinity",
    "requiredDuringSchedulingIgnoredDuringExecution"
  };

  /** What the DaemonSet's controller adds to the labels of the template. */
  private static final List<String> OF_THE_CONTROLLER =
      List.of("controller-revision-hash", "pod-template-generation");

  private OnePodPerNode() {}

  /**
   * A copy of a DaemonSet with the rule.
   *
   * @param others labels of pods that are there, covered by its selector or not
   */
  static AddonObject withRule(AddonObject daemonSet, Collection<Map<String, String>> others) {
    GenericKubernetesResource copy =
        MAPPER.convertValue(
            MAPPER.valueToTree(daemonSet.object()), GenericKubernetesResource.class);
    require(copy, others);
    return new AddonObject(copy, daemonSet.namespace(), daemonSet.file());
  }

  /**
   * Adds the rule to the pod template, unless it is there: one for pods that its selector means,
   * and one for each of the others. That one names the namespace, which says no more than leaving
   * it out: by that it is known again ({@link #others}).
   *
   * @param others labels of pods that are there, covered by the selector or not
   */
  static void require(GenericKubernetesResource daemonSet, Collection<Map<String, String>> others) {
    List<Object> required = rules(daemonSet);
    Object selector = daemonSet.get("spec", "selector");
    add(required, rule(selector, List.of()));
    for (Map<String, String> labels : others) {
      if (!matches(selector, labels)) {
        add(
            required,
            rule(
                Map.of("matchLabels", new TreeMap<>(labels)),
                List.of(daemonSet.getMetadata().getNamespace())));
      }
    }
  }

  /** The labels of pods beyond its selector that a DaemonSet's template keeps away from. */
  static List<Map<String, String>> others(GenericKubernetesResource daemonSet) {
    List<String> here = List.of(daemonSet.getMetadata().getNamespace());
    Object rules = daemonSet.get((Object[]) RULES);
    return rules == null
        ? List.of()
        : MAPPER.convertValue(rules, TERMS).stream()
            .filter(t -> here.equals(t.getNamespaces()) && isOfNode(t, here))
            .map(PodAffinityTerm::getLabelSelector)
            .filter(OnePodPerNode::hasLabelsOnly)
            .map(LabelSelector::getMatchLabels)
            .toList();
  }

  private static boolean hasLabelsOnly(LabelSelector selector) {
    return selector != null
        && !selector.getMatchLabels().isEmpty()
        && selector.getMatchExpressions().isEmpty();
  }

  /** What the template of a pod has said, as far as it can be told from the pod. */
  static Map<String, String> labels(Pod pod) {
    Map<String, String> labels = new TreeMap<>(pod.getMetadata().getLabels());
    labels.keySet().removeAll(OF_THE_CONTROLLER);
    return labels;
  }

  /**
   * Whether a pod that is there keeps the pods of a DaemonSet off its node, whatever these say
   * themselves.
   */
  static boolean keepsAway(Pod there, GenericKubernetesResource daemonSet) {
    Map<String, String> labels =
        MAPPER.convertValue(daemonSet.get("spec", "template", "metadata", "labels"), LABELS);
    List<String> here = List.of(there.getMetadata().getNamespace());
    return Optional.ofNullable(there.getSpec().getAffinity())
        .map(a -> a.getPodAntiAffinity())
        .map(a -> a.getRequiredDuringSchedulingIgnoredDuringExecution())
        .orElse(List.of())
        .stream()
        .anyMatch(t -> isOfNode(t, here) && matches(t.getLabelSelector(), labels));
  }

  /** Whether it is about the pods of one node, in this namespace. */
  private static boolean isOfNode(PodAffinityTerm term, List<String> here) {
    return HOSTNAME.equals(term.getTopologyKey())
        && (term.getNamespaces().isEmpty() || term.getNamespaces().equals(here))
        && term.getNamespaceSelector() == null
        && term.getMatchLabelKeys().isEmpty()
        && term.getMismatchLabelKeys().isEmpty();
  }

  private static boolean matches(Object selector, Map<String, String> labels) {
    return Selectors.selector(MAPPER.convertValue(selector, LabelSelector.class)).matches(labels);
  }

  private static Map<String, Object> rule(Object selector, List<String> namespaces) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("labelSelector", selector);
    if (!namespaces.isEmpty()) {
      rule.put("namespaces", namespaces);
    }
    rule.put("topologyKey", HOSTNAME);
    return rule;
  }

  private static void add(List<Object> rules, Object rule) {
    if (!rules.contains(rule)) {
      rules.add(rule);
    }
  }

  /** A list of its own, in the place of the one that was there. */
  @SuppressWarnings("unchecked")
  private static List<Object> rules(GenericKubernetesResource daemonSet) {
    Map<String, Object> parent = daemonSet.getAdditionalProperties();
    for (String name : List.of(RULES).subList(0, RULES.length - 1)) {
      parent = (Map<String, Object>) parent.computeIfAbsent(name, n -> new LinkedHashMap<>());
    }
    String last = RULES[RULES.length - 1];
    List<Object> rules = new ArrayList<>((List<Object>) parent.getOrDefault(last, List.of()));
    parent.put(last, rules);
    return rules;
  }
}
