package dev.pawl.planner.spec;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a gate asks, and whom. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ask")
@JsonSubTypes({
  @JsonSubTypes.Type(value = GateQuestion.Prometheus.class, name = "prometheus"),
  @JsonSubTypes.Type(value = GateQuestion.Health.class, name = "health"),
  @JsonSubTypes.Type(value = GateQuestion.Approval.class, name = "approval")
})
public sealed interface GateQuestion {

  /**
   * A measurement.
   *
   * @param url base address of the server, without credentials
   * @param successCondition a comparison of the result with a number, such as {@code result < 0.01}
   * @param failureCondition another; null where whatever is no success is a failure
   */
  record Prometheus(
      String url,
      String query,
      String successCondition,
      String failureCondition,
      MetricsAccess access)
      implements GateQuestion {

    /** The same with another way in. */
    public Prometheus with(MetricsAccess other) {
      return new Prometheus(url, query, successCondition, failureCondition, other);
    }
  }

  /**
   * Whether the cluster is as well as it was before the upgrade.
   *
   * @param namespaces whose workloads are looked at; all of them where empty
   */
  record Health(List<String> namespaces) implements GateQuestion {
    public Health {
      namespaces = namespaces == null ? List.of() : List.copyOf(namespaces);
    }
  }

  /**
   * A person's word.
   *
   * @param message what the person should look at before; null where nothing is said
   */
  record Approval(String message) implements GateQuestion {}
}
