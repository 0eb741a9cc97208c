package dev.pawl.workflows;

import dev.pawl.workflows.message.StepOrder;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the held step that a person means. */
final class HeldSteps {

  private HeldSteps() {}

  /**
   * The name of the step.
   *
   * @throws ApplicationFailure where there is none, or several and none was named
   */
  static String find(StepOrder order, List<StepStatus> holds) {
    List<String> names = holds.stream().map(StepStatus::step).toList();
    if (names.isEmpty()) {
      throw refused("no step is held here");
    }
    if (order.step() == null) {
      if (names.size() > 1) {
        throw refused("several steps are held, name one of them: " + String.join(", ", names));
      }
      return names.get(0);
    }
    if (!names.contains(order.step())) {
      String held = names.stream().collect(Collectors.joining(", "));
      throw refused("step " + order.step() + " is not held; held are: " + held);
    }
    return order.step();
  }

  static ApplicationFailure refused(String sentence) {
    return ApplicationFailure.newNonRetryableFailure(sentence, "Refused");
  }
}
