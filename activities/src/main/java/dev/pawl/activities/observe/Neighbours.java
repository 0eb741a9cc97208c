package dev.pawl.activities.observe;

import dev.pawl.planner.capacity.HostPort;
import dev.pawl.planner.capacity.PodRules;
import dev.pawl.planner.capacity.PodTerm;
import dev.pawl.planner.capacity.SpreadConstraint;
import dev.pawl.planner.capacity.SpreadConstraint.Policy;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which neighbours a pod wants and which it cannot have: what is required, not what is preferred.
 */
final class Neighbours {

  private static final String REQUIRED = "DoNotSchedule";

  private final Namespaces namespaces;

  Neighbours(Namespaces namespaces) {
    this.namespaces = namespaces;
  }

  PodRules of(Pod pod, Map<String, String> labels) {
    PodSpec spec = pod.getSpec();
    Optional<Affinity> affinity = Optional.ofNullable(spec.getAffinity());
    String own = pod.getMetadata().getNamespace();
    return new PodRules(
        terms(
            affinity
                .map(Affinity::getPodAffinity)
                .map(a -> a.getRequiredDuringSchedulingIgnoredDuringExecution()),
            own,
            labels),
        terms(
            affinity
                .map(Affinity::getPodAntiAffinity)
                .map(a -> a.getRequiredDuringSchedulingIgnoredDuringExecution()),
            own,
            labels),
        Lists.orNone(spec.getTopologySpreadConstraints()).stream()
            .filter(c -> REQUIRED.equals(c.getWhenUnsatisfiable()))
            .map(c -> spread(c, labels))
            .toList(),
        ports(spec));
  }

  private List<PodTerm> terms(
      Optional<List<PodAffinityTerm>> written, String own, Map<String, String> labels) {
    List<PodTerm> terms = new ArrayList<>();
    for (PodAffinityTerm term : written.orElse(List.of())) {
      namespaces(term, own)
          .ifPresent(
              where ->
                  terms.add(
                      new PodTerm(
                          term.getTopologyKey(),
                          where,
                          Selectors.selector(
                              term.getLabelSelector(),
                              term.getMatchLabelKeys(),
                              term.getMismatchLabelKeys(),
                              labels))));
    }
    return terms;
  }

  /** Empty where it cannot be known: then nothing is said of the term. */
  private Optional<Set<String>> namespaces(PodAffinityTerm term, String own) {
    Set<String> named = new TreeSet<>(Lists.orNone(term.getNamespaces()));
    if (term.getNamespaceSelector() == null) {
      return Optional.of(named.isEmpty() ? Set.of(own) : named);
    }
    return namespaces
        .selected(Selectors.selector(term.getNamespaceSelector()))
        .map(
            selected -> {
              named.addAll(selected);
              return named;
            });
  }

  private static SpreadConstraint spread(TopologySpreadConstraint c, Map<String, String> labels) {
    return new SpreadConstraint(
        Objects.requireNonNullElse(c.getMaxSkew(), 1),
        c.getTopologyKey(),
        Selectors.selector(c.getLabelSelector(), c.getMatchLabelKeys(), List.of(), labels),
        Objects.requireNonNullElse(c.getMinDomains(), 1),
        policy(c.getNodeAffinityPolicy(), Policy.HONOR),
        policy(c.getNodeTaintsPolicy(), Policy.IGNORE));
  }

  private static Policy policy(String written, Policy otherwise) {
    if (written == null) {
      return otherwise;
    }
    return written.equals("Honor") ? Policy.HONOR : Policy.IGNORE;
  }

  private static Set<HostPort> ports(PodSpec spec) {
    Set<HostPort> ports = new HashSet<>();
    Stream.concat(
            Lists.orNone(spec.getContainers()).stream(),
            Lists.orNone(spec.getInitContainers()).stream().filter(Requests::sidecar))
        .flatMap(c -> Lists.orNone(c.getPorts()).stream())
        .filter(p -> p.getHostPort() != null && p.getHostPort() > 0)
        .forEach(p -> ports.add(port(p)));
    return ports;
  }

  private static HostPort port(ContainerPort p) {
    boolean everywhere = p.getHostIP() == null || p.getHostIP().isEmpty();
    return new HostPort(
        Objects.requireNonNullElse(p.getProtocol(), "TCP"),
        everywhere ? "0.0.0.0" : p.getHostIP(),
        p.getHostPort());
  }
}
