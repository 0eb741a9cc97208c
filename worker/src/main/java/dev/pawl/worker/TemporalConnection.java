package dev.pawl.worker;

import com.uber.m3.tally.NoopScope;
import com.uber.m3.tally.Scope;
import dev.pawl.workflows.payload.PawlDataConverter;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The way to Temporal, found as every Temporal client finds it: {@code TEMPORAL_ADDRESS}, {@code
 * TEMPORAL_NAMESPACE}, {@code TEMPORAL_API_KEY}, {@code TEMPORAL_TLS_…} and the profiles of {@code
 * temporal.toml}. Opening one sends nothing; {@link #check} does.
 */
public final class TemporalConnection implements AutoCloseable {

  private static final Duration CHECK = Duration.ofSeconds(5);
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;
  private final TemporalErrors errors;

  private TemporalConnection(WorkflowServiceStubs stubs, WorkflowClient client) {
    this.stubs = stubs;
    this.client = client;
    this.errors = new TemporalErrors(address(), namespace());
  }

  /**
   * As the environment of this process says; no metrics.
   *
   * @throws TemporalUnavailable where the configuration cannot be read
   */
  public static TemporalConnection open() {
    return open(System.getenv(), new NoopScope());
  }

  /** As an environment says, with calls counted in a scope. */
  public static TemporalConnection open(Map<String, String> env, Scope metrics) {
    return open(profile(env), metrics);
  }

  /** To a known place, without encryption or credentials: an engine of one's own. */
  public static TemporalConnection to(String address, String namespace) {
    ClientConfigProfile profile =
        ClientConfigProfile.newBuilder().setAddress(address).setNamespace(namespace).build();
    return open(profile, new NoopScope());
  }

  private static TemporalConnection open(ClientConfigProfile profile, Scope metrics) {
    WorkflowServiceStubsOptions stubsOptions =
        WorkflowServiceStubsOptions.newBuilder(stubsOptions(profile))
            .setMetricsScope(metrics)
            .build();
    WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(stubsOptions);
    WorkflowClientOptions clientOptions =
        WorkflowClientOptions.newBuilder(profile.toWorkflowClientOptions())
            .setDataConverter(PawlDataConverter.create())
            .setIdentity(Identity.userAtHost())
            .build();
    return new TemporalConnection(stubs, WorkflowClient.newInstance(stubs, clientOptions));
  }

  private static ClientConfigProfile profile(Map<String, String> env) {
    try {
      return ClientConfigProfile.load(
          LoadClientConfigProfileOptions.newBuilder().setEnvOverrides(env).build());
    } catch (IOException | IllegalArgumentException e) {
      throw TemporalErrors.configuration(e);
    }
  }

  private static WorkflowServiceStubsOptions stubsOptions(ClientConfigProfile profile) {
    try {
      return profile.toWorkflowServiceStubsOptions();
    } catch (RuntimeException e) {
      // Certificates are read here: what is wrong with them comes in many classes.
      throw TemporalErrors.configuration(e);
    }
  }

  public WorkflowClient client() {
    return client;
  }

  public WorkflowServiceStubs stubs() {
    return stubs;
  }

  /** Host and port, for messages and the Lease. */
  public String address() {
    return stubs.getOptions().getTarget();
  }

  public String namespace() {
    return client.getOptions().getNamespace();
  }

  /** Who asks, as {@code user@host}. */
  public String identity() {
    return client.getOptions().getIdentity();
  }

  /**
   * Asks Temporal whether it is there and has the namespace; 5 s at most.
   *
   * @throws TemporalUnavailable with a sentence on what is wrong and where
   */
  public void check() {
    check(CHECK);
  }

  /** The same, with another patience. */
  public void check(Duration patience) {
    // After a failure gRPC would answer from memory for a while.
    stubs.getRawChannel().resetConnectBackoff();
    Deadline deadline = Deadline.after(patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      stubs
          .blockingStub()
          .withDeadline(deadline)
          .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
      stubs
          .blockingStub()
          .withDeadline(deadline)
          .describeNamespace(
              DescribeNamespaceRequest.newBuilder().setNamespace(namespace()).build());
    } catch (StatusRuntimeException e) {
      if (!errors.isNoAnswerToCareFor(e)) {
        throw explain(e);
      }
    }
  }

  /** What a failed call means, in a sentence that says where Temporal was looked for. */
  public TemporalUnavailable explain(StatusRuntimeException e) {
    return errors.explain(e);
  }

  @Override
  public void close() {
    stubs.shutdown();
    if (!stubs.awaitTermination(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
      stubs.shutdownNow();
    }
  }
}
