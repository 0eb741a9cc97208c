package dev.pawl.planner.hold;

import com.fasterxml.jackson.annotation.JsonValue;

/** The reasons for a wait, the most urgent first: the order in which they ask for a person. */
public enum HoldCode {
  /** The cluster answers, but it is another one than the upgrade was started for. */
  CLUSTER_IDENTITY("ClusterIdentity"),
  /** The cluster is not the one any more that the plan was made for. */
  PLAN_CHANGED("PlanChanged"),
  /** A file on the worker is not the one that the plan was made with. */
  SOURCE_MISMATCH("SourceMismatch"),
  /** The worker may not do what the step needs. */
  FORBIDDEN("Forbidden"),
  /** Nodes would fall behind the next control plane by more than the policy allows. */
  VERSION_SKEW("VersionSkew"),
  /** A check found something in the way that had not been there before. */
  CHECK_FAILED("CheckFailed"),
  /** The user's command failed three times. */
  EXEC_FAILED("ExecFailed"),
  /** The snapshot that the user's command took before a change is none to go back to. */
  SNAPSHOT_UNSOUND("SnapshotUnsound"),
  /** A gate says no. */
  GATE_FAILED("GateFailed"),
  /** A gate says neither yes nor no. */
  GATE_INCONCLUSIVE("GateInconclusive"),
  /** A gate has nobody who answers. */
  GATE_ERROR("GateError"),
  /** Machines turned out bad one after another: no other node begins. */
  BAD_MACHINES("BadMachines"),
  /** A machine did not become a Ready node at the version in time. */
  MACHINE_NOT_READY("MachineNotReady"),
  /** An addon did not roll out in time, or another field manager owns what it sets. */
  ADDON_NOT_READY("AddonNotReady"),
  /** The drain's timeout is over. */
  DRAIN_TIMEOUT("DrainTimeout"),
  /** A budget can never allow this eviction, however long one waits. */
  BUDGET_NEVER("BudgetNeverAllows"),
  /** A budget does not allow the eviction now: pods that it counts on are not healthy. */
  BUDGET_BLOCKS("BudgetBlocks"),
  /** A pod may only be removed with the user's word. */
  POD_NEEDS_CONSENT("PodNeedsConsent"),
  /** Something other than a budget refuses the eviction: a webhook, a terminating namespace. */
  EVICTION_REFUSED("EvictionRefused"),
  /** Volumes of the pods that left are still attached. */
  VOLUMES_ATTACHED("VolumesAttached"),
  /** What was looked at in the end is not as it should be. */
  VERIFY_FAILED("VerifyFailed"),
  /** A step failed in a way that has no name of its own. */
  STEP_FAILED("StepFailed"),
  /** No window is as long as the step, however long one waits. */
  NO_WINDOW("NoWindow"),
  /** A person is asked whether to go on. */
  APPROVAL("Approval"),
  /** A machine cannot be made for lack of capacity, or a quota. */
  NO_CAPACITY("NoCapacity"),
  /** Nodes that are not available already use up what may be unavailable. */
  UNAVAILABLE_BUDGET("UnavailableBudget"),
  /** The Kubernetes API cannot be reached. */
  API_UNREACHABLE("ApiUnreachable"),
  /** A budget lets pods go one after another: slow, but moving. */
  BUDGET_SLOW("BudgetSlow", true),
  /** Pods of Jobs, or pods that are labelled so, run to their end before the node goes. */
  PODS_FINISHING("PodsFinishing", true),
  /** Load balancers take a node out before its pods leave. */
  LOAD_BALANCER("LoadBalancer", true),
  /** No step that would end in a window can start now. */
  WINDOW("Window", true),
  /** A machine was made and is not a node to rely on yet. */
  MACHINE_BOOTING("MachineBooting", true),
  /** The new control plane is being watched. */
  BAKE("Bake", true),
  /** Time is given to show what is wrong: after a canary, or before a gate is asked. */
  SOAK("Soak", true),
  /** A gate does not let pass yet, and is looked at again. */
  GATE_WAITS("GateWaits", true);

  private final String label;
  private final boolean passes;

  HoldCode(String label) {
    this(label, false);
  }

  HoldCode(String label, boolean passes) {
    this.label = label;
    this.passes = passes;
  }

  /** Whether it passes with time alone, nothing being wrong: such a wait is not a standstill. */
  public boolean passes() {
    return passes;
  }

  /** As it is shown and stored. */
  @JsonValue
  public String label() {
    return label;
  }
}
