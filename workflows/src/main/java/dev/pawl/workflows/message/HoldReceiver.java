package dev.pawl.workflows.message;

import io.temporal.workflow.SignalMethod;

/** A workflow whose activities can say why they wait. */
public interface HoldReceiver {

  /** The name of the signal, for activities that have no typed stub. */
  String REPORT_HOLD = "reportHold";

  @SignalMethod(name = REPORT_HOLD, description = "A running step says why it waits")
  void reportHold(StepHold hold);
}
