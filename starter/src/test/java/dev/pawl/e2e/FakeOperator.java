package dev.pawl.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.TestbedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.LockSupport;

/** An operator of a few lines: what the spec's version says, its status says a moment later. */
final class FakeOperator implements AutoCloseable {

  /** Of objects that say anything in spec and status. */
  static final String DEFINITION =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: engines.example.com}
      spec:
        group: example.com
        scope: Namespaced
        names: {kind: Engine, plural: engines}
        versions:
          - name: v1
            served: true
            storage: true
            subresources: {status: {}}
            schema:
              openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}
      """;

  private static final long LOOK_NANOS = 300_000_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final KubeCluster cluster;
  private final String path;
  private final Thread thread = new Thread(this::run, "fake-operator");
  private volatile boolean over;
  private volatile String bad = "";

  FakeOperator(KubeCluster cluster, String path) {
    this.cluster = cluster;
    this.path = path;
  }

  void start() {
    thread.start();
  }

  /** It says of this version that it is failing. */
  void failsAt(String version) {
    bad = version;
  }

  private void run() {
    while (!over) {
      try {
        look();
      } catch (TestbedException busy) {
        // As an operator does: a server that does not answer in time is asked again.
        System.out.println("fake operator: " + busy.getMessage());
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private void look() {
    JsonNode object = read(cluster.api().get(path).orThrow().body());
    String version = object.at("/spec/version").asText();
    boolean fails = version.equals(bad);
    String status =
        """
        {"status": {"version": "%s", "observedGeneration": %d, "conditions": [
          {"type": "Available", "status": "%s"},
          {"type": "Failing", "status": "%s", "reason": "NoSuchImage"}]}}"""
            .formatted(
                fails ? object.at("/status/version").asText() : version,
                object.at("/metadata/generation").asLong(),
                fails ? "False" : "True",
                fails ? "True" : "False");
    if (!object.path("status").equals(read(status).path("status"))) {
      cluster.api().patch(path + "/status", status).orThrow();
    }
  }

  private static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
