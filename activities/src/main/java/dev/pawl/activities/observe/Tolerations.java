package dev.pawl.activities.observe;

import dev.pawl.planner.capacity.Taint;
import dev.pawl.planner.capacity.Taint.Effect;
import dev.pawl.planner.capacity.Toleration;
import dev.pawl.planner.capacity.Toleration.Match;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Taints that keep pods off a node, and which of them a pod puts up with. */
final class Tolerations {

  private Tolerations() {}

  /** Those that keep pods off; the cordon is told otherwise. */
  static List<Taint> taints(List<io.fabric8.kubernetes.api.model.Taint> written) {
    return written.stream()
        .filter(t -> !Taint.CORDON.key().equals(t.getKey()))
        .flatMap(
            t ->
                effect(t.getEffect()).stream()
                    .map(e -> new Taint(t.getKey(), orEmpty(t.getValue()), e)))
        .toList();
  }

  static List<Toleration> of(List<io.fabric8.kubernetes.api.model.Toleration> written) {
    return Lists.orNone(written).stream()
        .map(Tolerations::of)
        .filter(t -> !t.effects().isEmpty())
        .toList();
  }

  private static Toleration of(io.fabric8.kubernetes.api.model.Toleration written) {
    Match match = "Exists".equals(written.getOperator()) ? Match.ANY_VALUE : Match.EQUAL;
    return new Toleration(
        orEmpty(written.getKey()), match, orEmpty(written.getValue()), effects(written));
  }

  /** One without an effect tolerates all. */
  private static Set<Effect> effects(io.fabric8.kubernetes.api.model.Toleration written) {
    if (orEmpty(written.getEffect()).isEmpty()) {
      return EnumSet.allOf(Effect.class);
    }
    return effect(written.getEffect()).map(Set::of).orElse(Set.of());
  }

  /** PreferNoSchedule keeps no pod off, and is none. */
  private static Optional<Effect> effect(String written) {
    return EnumSet.allOf(Effect.class).stream()
        .filter(e -> e.toString().equals(written))
        .findFirst();
  }

  private static String orEmpty(String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
