package dev.pawl.activities.driver;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Taint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A way of making machines. Its methods look first and do only what is missing; they may be called
 * again at any point, by another process too.
 */
public interface MachineDriver {

  /**
   * Makes a machine. One of that name that was made by the same upgrade for the same node is taken
   * for this one.
   *
   * @throws io.temporal.failure.ApplicationFailure for good, when the name belongs to somebody else
   * @throws NoRoomException when there is no room for it now
   */
  Machine create(MachineOrder order);

  /** The machine of that name; empty where there is none (any more). */
  Optional<Machine> look(String name);

  /**
   * Asks for its end, which may take a while; a machine that is gone already is fine.
   *
   * @param machine as it was looked at: another one that bears its name by now is left alone
   */
  void delete(Machine machine);

  /**
   * Everything needed to make a machine like this one when it is gone. Goes into histories: small,
   * nothing secret.
   */
  String template(Node node);

  /** The taints that machines of a template keep; others on a new node pass when it has started. */
  List<Taint> taints(String template);

  /**
   * A machine.
   *
   * @param name its own
   * @param node the name its node has, or will have
   * @param uid tells it from a later one of the same name
   * @param created when it was made; deadlines count from here
   */
  record Machine(String name, String node, String uid, Instant created) {}
}
