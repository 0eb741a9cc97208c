package dev.pawl.planner.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** In what a plan made now differs from one that was shown (I9). */
public final class PlanDifference {

  private static final int MOST_NAMES = 5;

  private final PlanOutline shown;
  private final PlanOutline now;
  private final List<String> sentences = new ArrayList<>();

  private PlanDifference(PlanOutline shown, PlanOutline now) {
    this.shown = shown;
    this.now = now;
  }

  /** A sentence for each difference; none where the plan is the same. */
  public static List<String> between(PlanOutline shown, PlanOutline now) {
    PlanDifference difference = new PlanDifference(shown, now);
    difference.versions();
    difference.hops();
    difference.pools();
    return List.copyOf(difference.sentences);
  }

  private void versions() {
    if (!now.from().equals(shown.from())) {
      sentences.add(
          "the control plane was at %s, and is at %s now".formatted(shown.from(), now.from()));
    }
    if (!now.target().equals(shown.target())) {
      sentences.add("the target was %s, and is %s now".formatted(shown.target(), now.target()));
    }
  }

  private void hops() {
    if (!now.hops().equals(shown.hops())) {
      sentences.add("the hops were %s, and are %s now".formatted(words(shown), words(now)));
    }
  }

  private static String words(PlanOutline plan) {
    return plan.hops().stream()
        .map(h -> "%s → %s (%s)".formatted(h.from(), h.to(), pools(h)))
        .collect(Collectors.joining(", "));
  }

  private static String pools(PlanOutline.Hop hop) {
    return hop.pools().isEmpty() ? "no pool" : "pools " + String.join(" ", hop.pools());
  }

  private void pools() {
    Map<String, PlanOutline.Pool> before = byName(shown);
    Map<String, PlanOutline.Pool> after = byName(now);
    before.keySet().stream()
        .filter(name -> !after.containsKey(name))
        .forEach(name -> sentences.add("pool %s is not in the plan any more".formatted(name)));
    after.forEach(
        (name, pool) -> {
          if (before.containsKey(name)) {
            pool(before.get(name), pool);
          } else {
            sentences.add("pool %s was not in the plan".formatted(name));
          }
        });
  }

  private static Map<String, PlanOutline.Pool> byName(PlanOutline plan) {
    return plan.pools().stream()
        .collect(Collectors.toMap(PlanOutline.Pool::name, p -> p, (a, b) -> b, LinkedHashMap::new));
  }

  private void pool(PlanOutline.Pool was, PlanOutline.Pool is) {
    if (was.turnovers() != is.turnovers()) {
      sentences.add(
          "pool %s would have turned over %d times, and turns over %d times now"
              .formatted(is.name(), was.turnovers(), is.turnovers()));
    }
    List<String> joined = is.order().stream().filter(n -> !was.order().contains(n)).toList();
    List<String> left = was.order().stream().filter(n -> !is.order().contains(n)).toList();
    if (!joined.isEmpty()) {
      sentences.add("pool %s: to be replaced now, too: %s".formatted(is.name(), few(joined)));
    }
    if (!left.isEmpty()) {
      sentences.add("pool %s: not to be replaced any more: %s".formatted(is.name(), few(left)));
    }
    if (joined.isEmpty() && left.isEmpty() && !was.order().equals(is.order())) {
      sentences.add("pool %s: its nodes come in another order".formatted(is.name()));
    }
  }

  private static String few(List<String> names) {
    String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    int more = names.size() - MOST_NAMES;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
