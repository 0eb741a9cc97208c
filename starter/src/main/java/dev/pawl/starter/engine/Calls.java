package dev.pawl.starter.engine;

import dev.pawl.starter.cli.UserError;
import dev.pawl.worker.TemporalConnection;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Single calls with a short patience: a person waits for the answer. */
final class Calls {

  /** With the start of the JVM and a few calls it has to stay under 5 s. */
  static final Duration PATIENCE = Duration.ofMillis(2_500);

  private final TemporalConnection temporal;

  Calls(TemporalConnection temporal) {
    this.temporal = temporal;
  }

  /** The stub of one call. */
  WorkflowServiceBlockingStub stub() {
    return temporal
        .stubs()
        .blockingStub()
        .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * One call.
   *
   * @throws UserError with a sentence that names the address where Temporal does not answer
   */
  <T> T call(Function<WorkflowServiceBlockingStub, T> call) {
    try {
      return call.apply(stub());
    } catch (StatusRuntimeException e) {
      throw explained(e);
    }
  }

  /** What a failed call says to a person. */
  RuntimeException explained(StatusRuntimeException e) {
    return switch (e.getStatus().getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED, UNAUTHENTICATED, NOT_FOUND -> throughCheck(e);
      default -> new UserError("Temporal at " + temporal.address() + " refuses: " + said(e), e);
    };
  }

  private RuntimeException throughCheck(StatusRuntimeException e) {
    temporal.check(PATIENCE);
    return new UserError("Temporal at " + temporal.address() + " did not answer: " + said(e), e);
  }

  private static String said(StatusRuntimeException e) {
    String description = e.getStatus().getDescription();
    return description == null ? e.getStatus().getCode().name() : description;
  }
}
