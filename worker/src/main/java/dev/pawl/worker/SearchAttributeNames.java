package dev.pawl.worker;

import dev.pawl.workflows.SearchAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search attributes by which upgrades are found in Temporal's Web UI. A convenience: nothing
 * depends on them, so whatever stops their registration is a log line.
 */
public final class SearchAttributeNames {

  /** All of them are Keywords. */
  static final List<SearchAttributeKey<String>> KEYS =
      List.of(
          SearchAttributes.UPGRADE,
          SearchAttributes.STATE,
          SearchAttributes.PHASE,
          SearchAttributes.FROM,
          SearchAttributes.TARGET);

  private static final Logger LOG = LoggerFactory.getLogger(SearchAttributeNames.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private SearchAttributeNames() {}

  /** Registers those that are missing, one by one: a server refuses a list for one it knows. */
  public static void register(TemporalConnection temporal) {
    // Made from the connection's own options: same target, encryption and credentials.
    OperatorServiceStubs stubs =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder(temporal.stubs().getOptions())
                .validateAndBuildWithDefaults());
    try {
      for (SearchAttributeKey<String> key : KEYS) {
        if (!add(stubs, temporal.namespace(), key)) {
          return;
        }
      }
    } finally {
      stubs.shutdownNow();
    }
  }

  /** Whether it makes sense to go on with the next. */
  private static boolean add(
      OperatorServiceStubs stubs, String namespace, SearchAttributeKey<?> key) {
    try {
      stubs
          .blockingStub()
          .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .addSearchAttributes(
              AddSearchAttributesRequest.newBuilder()
                  .setNamespace(namespace)
                  .putSearchAttributes(key.getName(), key.getValueType())
                  .build());
      return true;
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.ALREADY_EXISTS) {
        return true;
      }
      LOG.atInfo()
          .addKeyValue("attribute", key.getName())
          .addKeyValue("status", e.getStatus().getCode())
          .log("search attributes are not registered; upgrades run without them");
      return false;
    }
  }
}
