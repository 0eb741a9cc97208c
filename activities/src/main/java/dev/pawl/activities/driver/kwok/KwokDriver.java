package dev.pawl.activities.driver.kwok;

import dev.pawl.activities.driver.MachineDriver;
import dev.pawl.activities.driver.MachineOrder;
import dev.pawl.activities.driver.NoRoomException;
import dev.pawl.activities.kube.ErrorClassifier;
import dev.pawl.activities.marks.Keys;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.failure.StepFailure;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;

/** Machines are Node objects: making one is creating it, and the API server keeps them apart. */
public final class KwokDriver implements MachineDriver {

  private final KubernetesClient client;

  public KwokDriver(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public Machine create(MachineOrder order) {
    Node there = client.nodes().withName(order.name()).get();
    return there == null ? createNew(order) : adopted(there, order);
  }

  private Machine createNew(MachineOrder order) {
    try {
      return machine(client.nodes().resource(KwokNode.of(order)).create());
    } catch (KubernetesClientException e) {
      Optional<String> usedUp = ErrorClassifier.usedUp(e);
      if (usedUp.isPresent()) {
        throw new NoRoomException(usedUp.get(), e);
      }
      // Somebody was faster: another attempt of this very step, as a rule.
      Node there =
          e.getCode() == HttpURLConnection.HTTP_CONFLICT
              ? client.nodes().withName(order.name()).get()
              : null;
      if (there == null) {
        throw e;
      }
      return adopted(there, order);
    }
  }

  private static Machine adopted(Node there, MachineOrder order) {
    boolean ours =
        NodeFacts.marked(there, order.upgrade())
            && NodeFacts.annotation(there, Keys.REPLACES)
                .filter(order.replaces()::equals)
                .isPresent();
    if (!ours) {
      throw StepFailure.of(
          new Hold(
              HoldCode.STEP_FAILED,
              "the machine for %s would be called %s, and a node of that name is there that this upgrade did not make"
                  .formatted(order.replaces(), order.name()),
              "Node/" + order.name()));
    }
    return machine(there);
  }

  @Override
  public Optional<Machine> look(String name) {
    return Optional.ofNullable(client.nodes().withName(name).get()).map(KwokDriver::machine);
  }

  @Override
  public void delete(Machine machine) {
    try {
      client.raw(
          "/api/v1/nodes/" + machine.name(),
          "DELETE",
          new DeleteOptionsBuilder()
              .withNewPreconditions()
              .withUid(machine.uid())
              .endPreconditions()
              .build());
    } catch (KubernetesClientException e) {
      boolean gone =
          e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
              || e.getCode() == HttpURLConnection.HTTP_CONFLICT;
      if (!gone) {
        throw e;
      }
    }
  }

  @Override
  public String template(Node node) {
    return KwokTemplate.of(node).text();
  }

  @Override
  public List<Taint> taints(String template) {
    return KwokTemplate.parse(template).taints();
  }

  private static Machine machine(Node node) {
    String name = NodeFacts.name(node);
    return new Machine(name, name, node.getMetadata().getUid(), NodeFacts.created(node));
  }
}
