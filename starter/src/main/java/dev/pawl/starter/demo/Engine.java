package dev.pawl.starter.demo;

import dev.pawl.activities.Activities;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.step.ActivityPulses;
import dev.pawl.activities.step.FailureInterceptor;
import dev.pawl.worker.PawlWorker;
import dev.pawl.worker.SearchAttributeNames;
import dev.pawl.worker.TemporalConnection;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Temporal's test server and a worker, both in this process. */
final class Engine implements AutoCloseable {

  private static final String NAMESPACE = "default";

  private final TestServer.PortBoundTestServer server;
  private final TemporalConnection temporal;
  private final Clusters clusters;
  private final ActivityPulses pulses;
  private final PawlWorker worker;

  private Engine(
      TestServer.PortBoundTestServer server,
      TemporalConnection temporal,
      Clusters clusters,
      ActivityPulses pulses,
      PawlWorker worker) {
    this.server = server;
    this.temporal = temporal;
    this.clusters = clusters;
    this.pulses = pulses;
    this.worker = worker;
  }

  /**
   * Starts both.
   *
   * @param kubeconfig of the clusters that are upgraded
   * @param folder for what commands print
   */
  static Engine start(Path kubeconfig, Path folder) {
    int port = freePort();
    // true: time never skips, as on a real server; with false, workflow tasks get stuck
    TestServer.PortBoundTestServer server = TestServer.createPortBoundServer(port, true);
    TemporalConnection temporal = TemporalConnection.to("127.0.0.1:" + port, NAMESPACE);
    // this server would half start an upgrade with attributes that it does not know
    SearchAttributeNames.register(temporal);
    Clusters clusters = new Clusters(kubeconfig);
    ActivityPulses pulses = new ActivityPulses(Clock.systemUTC());
    PawlWorker worker =
        new PawlWorker(
            temporal,
            Activities.create(clusters, pulses, Clock.systemUTC(), folder),
            List.of(new FailureInterceptor()));
    worker.start();
    return new Engine(server, temporal, clusters, pulses, worker);
  }

  TemporalConnection temporal() {
    return temporal;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    worker.close();
    pulses.close();
    clusters.close();
    temporal.close();
    server.close();
  }
}
