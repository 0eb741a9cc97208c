package dev.pawl.planner.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.planner.operator.OperatorReport.Available;
import dev.pawl.planner.operator.OperatorReport.Failed;
import dev.pawl.planner.operator.OperatorReport.Progressing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a custom resource's status by the API conventions of Kubernetes ({@code
 * sig-architecture/api-conventions.md}, "Typical status properties").
 *
 * <pre>
 * 1. what a status says of an older generation says nothing of this one
 * 2. conditions and field as wanted: available. Conditions alone count only where the status names
 *    the generation it is about: else the "Ready" of the version before would be believed
 * 3. a condition whose name speaks of failing is True (Failing, Degraded, Failed …): failed
 * 4. else progressing
 * </pre>
 */
public final class OperatorJudge {

  private static final List<String> FAILURE = List.of("fail", "degraded", "error");

  private OperatorJudge() {}

  /**
   * The report of an object.
   *
   * @param object as the server has it
   */
  public static OperatorReport judge(JsonNode object, ReadyWhen ready) {
    long generation = object.at("/metadata/generation").asLong(0);
    JsonNode observed = object.at("/status/observedGeneration");
    if (observed.isNumber() && observed.asLong() < generation) {
      return new Progressing("its operator has not seen the change yet");
    }
    List<String> open = new ArrayList<>();
    field(object, ready).ifPresent(open::add);
    ready
        .conditions()
        .forEach((type, status) -> condition(object, type, status).ifPresent(open::add));
    if (open.isEmpty()) {
      return ready.path() == null && !observed.isNumber() && !conditionsNameIt(object, ready)
          ? new Progressing(
              "its status does not say which generation it is about (observedGeneration), so its conditions may be those from before; name a field that has the version with operator.ready.path")
          : new Available();
    }
    return failing(object, ready)
        .<OperatorReport>map(Failed::new)
        .orElseGet(() -> new Progressing(String.join("; ", open) + progress(object, ready)));
  }

  private static Optional<String> field(JsonNode object, ReadyWhen ready) {
    if (ready.path() == null) {
      return Optional.empty();
    }
    String found = ready.path().read(object).map(JsonNode::asText).orElse(null);
    return ready.value().equals(found)
        ? Optional.empty()
        : Optional.of(
            "%s is %s, not %s"
                .formatted(
                    ready.path(), found == null ? "not there" : Words.brief(found), ready.value()));
  }

  private static Optional<String> condition(JsonNode object, String type, String wanted) {
    JsonNode found = of(object, type);
    if (found == null) {
      return Optional.of("there is no condition " + type);
    }
    if (stale(object, found)) {
      return Optional.of("condition %s is from before the change".formatted(type));
    }
    return wanted.equals(found.path("status").asText())
        ? Optional.empty()
        : Optional.of("%s is %s".formatted(type, said(found)));
  }

  private static boolean stale(JsonNode object, JsonNode condition) {
    JsonNode observed = condition.path("observedGeneration");
    return observed.isNumber() && observed.asLong() < object.at("/metadata/generation").asLong(0);
  }

  private static boolean conditionsNameIt(JsonNode object, ReadyWhen ready) {
    return ready.conditions().keySet().stream()
        .map(type -> of(object, type))
        .allMatch(c -> c != null && c.path("observedGeneration").isNumber());
  }

  private static Optional<String> failing(JsonNode object, ReadyWhen ready) {
    for (JsonNode c : object.at("/status/conditions")) {
      String type = c.path("type").asText();
      String lower = type.toLowerCase(Locale.ROOT);
      boolean bad =
          FAILURE.stream().anyMatch(lower::contains)
              && "True".equals(c.path("status").asText())
              && !stale(object, c)
              && !"True".equals(ready.conditions().get(type));
      if (bad) {
        return Optional.of("%s is %s".formatted(type, said(c)));
      }
    }
    return Optional.empty();
  }

  private static String progress(JsonNode object, ReadyWhen ready) {
    JsonNode progressing = of(object, "Progressing");
    boolean says =
        progressing != null
            && "True".equals(progressing.path("status").asText())
            && !ready.conditions().containsKey("Progressing");
    return says ? "; Progressing is " + said(progressing) : "";
  }

  /** {@code False (NotEnoughReplicas: 1 of 3 pods are ready)}. */
  private static String said(JsonNode condition) {
    String reason = condition.path("reason").asText("");
    String message = Words.brief(condition.path("message").asText(""));
    String both =
        reason.isEmpty() || message.isEmpty() ? reason + message : reason + ": " + message;
    return condition.path("status").asText() + (both.isEmpty() ? "" : " (" + both + ")");
  }

  private static JsonNode of(JsonNode object, String type) {
    for (JsonNode c : object.at("/status/conditions")) {
      if (type.equals(c.path("type").asText())) {
        return c;
      }
    }
    return null;
  }

  /** What others have written, fit for a sentence. */
  private static final class Words {
    private static final int MOST = 200;

    static String brief(String text) {
      String one = text.replaceAll("\\s+", " ").strip();
      return one.length() <= MOST ? one : one.substring(0, MOST) + "…";
    }
  }
}
