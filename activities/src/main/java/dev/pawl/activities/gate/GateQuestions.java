package dev.pawl.activities.gate;

import dev.pawl.activities.health.HealthLook;
import dev.pawl.activities.health.HealthNote;
import dev.pawl.planner.gate.Condition;
import dev.pawl.planner.gate.Conditions;
import dev.pawl.planner.gate.Look;
import dev.pawl.planner.gate.Verdict;
import dev.pawl.planner.health.HealthBaseline;
import dev.pawl.planner.health.Trouble;
import dev.pawl.planner.spec.GateQuestion;
import dev.pawl.workflows.activity.GateActivities.GateRequest;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What is asked at each look of a gate. */
final class GateQuestions {

  /** So many are told in full; all that are worse are counted. */
  private static final int TOLD = 3;

  private static final int NAMED = 20;

  private GateQuestions() {}

  /** Asks once at each call; for one thread. */
  static Supplier<Look> of(
      GateRequest request, Supplier<KubernetesClient> client, UnaryOperator<String> environment) {
    GateQuestion question = request.gate().question();
    if (question instanceof GateQuestion.Prometheus ask) {
      PrometheusQuery server =
          new PrometheusQuery(ask.url(), new MetricsClient(ask.access(), environment));
      Conditions conditions = conditions(ask);
      return () -> measured(server.ask(ask.query()), conditions);
    } else if (question instanceof GateQuestion.Health ask) {
      return () -> health(client.get(), ask, request);
    }
    throw new IllegalArgumentException("nothing is looked at for an approval");
  }

  private static Conditions conditions(GateQuestion.Prometheus ask) {
    return new Conditions(
        Condition.parse(ask.successCondition()).orElseThrow(),
        ask.failureCondition() == null
            ? null
            : Condition.parse(ask.failureCondition()).orElseThrow());
  }

  private static Look measured(Measurement measurement, Conditions conditions) {
    if (measurement instanceof Measurement.Value value) {
      return conditions.judge(value.number());
    }
    return measurement instanceof Measurement.NoData none
        ? new Look(Verdict.INCONCLUSIVE, none.why())
        : new Look(Verdict.ERROR, ((Measurement.NoAnswer) measurement).why());
  }

  private static Look health(
      KubernetesClient client, GateQuestion.Health ask, GateRequest request) {
    Optional<HealthBaseline> before = new HealthNote(client).read();
    if (before.isEmpty()) {
      return new Look(
          Verdict.ERROR,
          "nobody knows how the cluster was before the upgrade: the Lease kube-system/pawl does not say",
          List.of("Lease/kube-system/pawl"));
    }
    HealthLook now = new HealthLook(client, request.busy());
    List<Trouble> worse =
        before.get().worse(now.troubles()).stream().filter(t -> concerns(ask, t)).toList();
    if (worse.isEmpty()) {
      return new Look(Verdict.SUCCESS, "nothing is worse than before the upgrade");
    }
    String told = worse.stream().limit(TOLD).map(now::words).collect(Collectors.joining("; "));
    return new Look(
        Verdict.FAILURE,
        "worse than before the upgrade: "
            + told
            + (worse.size() > TOLD ? "; and " + (worse.size() - TOLD) + " more" : ""),
        worse.stream().limit(NAMED).map(Trouble::object).toList());
  }

  /** Nodes have no namespace, and concern every gate. */
  private static boolean concerns(GateQuestion.Health ask, Trouble trouble) {
    String[] parts = trouble.object().split("/", 3);
    return parts.length < 3 || ask.namespaces().isEmpty() || ask.namespaces().contains(parts[1]);
  }
}
