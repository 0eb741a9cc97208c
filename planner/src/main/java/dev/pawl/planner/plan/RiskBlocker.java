package dev.pawl.planner.plan;

import dev.pawl.planner.graph.MatchingRule;
import dev.pawl.planner.graph.RiskVerdict;
import dev.pawl.planner.graph.Route.NotRecommended;
import dev.pawl.planner.plan.Plan.Blocker;
import dev.pawl.planner.spec.GraphTarget;
import dev.pawl.planner.version.KubeVersion;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A path that is not recommended waits until its risks are accepted by name (S2.2). */
public final class RiskBlocker {

  /** The id of the blocker. */
  public static final String ID = "UPDATE-RISK";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final Set<String> NO_TEXT = Set.of("true", "false", "null", "yes", "no");

  private RiskBlocker() {}

  /**
   * Why a plan along that path must not be started yet.
   *
   * @param target what the spec accepts already, and whom it lets be asked
   */
  public static Blocker of(NotRecommended route, GraphTarget target) {
    List<String> open = route.risks().stream().map(r -> r.risk().name()).distinct().toList();
    String names =
        Stream.concat(target.acceptRisks().stream(), open.stream())
            .distinct()
            .map(RiskBlocker::yaml)
            .collect(Collectors.joining(", "));
    String other =
        route.recommended().isEmpty()
            ? ""
            : ", or choose a target that needs no acceptance: "
                + route.recommended().stream()
                    .map(KubeVersion::toString)
                    .collect(Collectors.joining(", "));
    return new Blocker(
        ID,
        "%s. To take that upon yourself write `acceptRisks: [%s]` in spec.target%s%s"
            .formatted(route.reason(), names, other, whoKnows(route, target)),
        open.stream().map(name -> name.replaceAll("\\p{Cntrl}+", " ")).toList());
  }

  /** A risk that nobody was asked about may well not apply. */
  private static String whoKnows(NotRecommended route, GraphTarget target) {
    boolean query =
        route.risks().stream()
            .filter(r -> r.verdict() == RiskVerdict.UNKNOWN)
            .flatMap(r -> r.risk().matchingRules().stream())
            .anyMatch(MatchingRule.PromQl.class::isInstance);
    return query && target.prometheus() == null
        ? "; a `prometheus` there could say whether it applies to this cluster"
        : "";
  }

  /** As it can be pasted: in quotes where YAML would read something else. */
  private static String yaml(String name) {
    boolean plain =
        PLAIN.matcher(name).matches() && !NO_TEXT.contains(name.toLowerCase(Locale.ROOT));
    return plain ? name : '"' + escaped(name) + '"';
  }

  private static String escaped(String name) {
    return name.codePoints()
        .mapToObj(
            c ->
                Character.isISOControl(c)
                    ? "\\u%04x".formatted(c)
                    : (c == '"' || c == '\\' ? "\\" : "") + Character.toString(c))
        .collect(Collectors.joining());
  }
}
