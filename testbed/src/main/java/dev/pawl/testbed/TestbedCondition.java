package dev.pawl.testbed;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides once per test run whether there are servers. */
final class TestbedCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<String> reason =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(TestbedCondition.class))
            .getOrComputeIfAbsent("availability", key -> Availability.look(), Availability.class)
            .reason();
    return reason
        .map(ConditionEvaluationResult::disabled)
        .orElseGet(() -> ConditionEvaluationResult.enabled("the servers are there"));
  }

  private static String banner(String reason) {
    return """

        ######################################################################
        #  SKIPPED: tests that need real servers
        #  why:     %s
        #  remedy:  run testbed/servers/build (first time: up to half an hour)
        ######################################################################
        """
        .formatted(reason);
  }

  /** Why there are no servers; empty when there are. */
  private record Availability(Optional<String> reason) {
    static Availability look() {
      try {
        ServerBinaries.locate();
        return new Availability(Optional.empty());
      } catch (TestbedUnavailable e) {
        if (ServerBinaries.setting().filter("required"::equals).isPresent()) {
          throw e;
        }
        System.err.print(banner(e.getMessage()));
        return new Availability(Optional.of(e.getMessage()));
      }
    }
  }
}
