package dev.pawl.planner.explain;

import static dev.pawl.planner.explain.UpgradeScenario.Part.CONTROL_PLANE;
import static dev.pawl.planner.explain.UpgradeScenario.Part.WORKERS;

import dev.pawl.planner.explain.UpgradeScenario.Part;
import dev.pawl.planner.explain.UpgradeScenario.StartedBy;
import dev.pawl.planner.order.ChangeKind;
import dev.pawl.planner.policy.VersionRule;
import java.util.Arrays;
import java.util.List;

/**
 * Which change triggers what (seed 001, S1.8 and S1.9). That a cluster is rolled is the seed's
 * word; which part of it a kubeadm object belongs to is Cluster API's: kubeadmconfigs of the
 * control plane are made from its kubeadmcontrolplane.
 */
public final class UpgradeScenarios {

  private static final VersionRule BY_USER =
      new VersionRule(
          "ROLLS-BY-USER",
          "TKG Service, rolling updates started by the user (S1.8)",
          "A new version, VM class or storage class rolls the cluster.");

  private static final VersionRule BY_SYSTEM =
      new VersionRule(
          "ROLLS-BY-SYSTEM",
          "TKG Service, rolling updates started by the system (S1.9)",
          "A changed kubeadmcontrolplane, kubeadmconfig or machine template rolls the cluster.");

  private static final VersionRule BY_IMAGE_NAME =
      new VersionRule(
          "ROLLS-BY-IMAGE-NAME",
          "TKG Service, content libraries (S1.9)",
          "An image with another name for the same version rolls the cluster; new images alone do"
              + " not.");

  private static final List<Part> BOTH = List.of(CONTROL_PLANE, WORKERS);

  private UpgradeScenarios() {}

  /** Every change, in the order of the seed. */
  public static List<UpgradeScenario> all() {
    return Arrays.stream(Change.values()).map(UpgradeScenarios::of).toList();
  }

  /** What that change triggers. */
  public static UpgradeScenario of(Change change) {
    return switch (change) {
      case VERSION ->
          new UpgradeScenario(change, ChangeKind.VERSION, StartedBy.USER, BOTH, BY_USER);
      case VM_CLASS, STORAGE_CLASS -> configuration(change, StartedBy.USER, BOTH, BY_USER);
      case KUBEADM_CONTROL_PLANE ->
          configuration(change, StartedBy.SYSTEM, List.of(CONTROL_PLANE), BY_SYSTEM);
      case KUBEADM_CONFIG -> configuration(change, StartedBy.SYSTEM, List.of(WORKERS), BY_SYSTEM);
      case MACHINE_TEMPLATE -> configuration(change, StartedBy.SYSTEM, BOTH, BY_SYSTEM);
      case IMAGE_RENAMED -> configuration(change, StartedBy.SYSTEM, BOTH, BY_IMAGE_NAME);
      case NEW_IMAGES -> configuration(change, StartedBy.SYSTEM, List.of(), BY_IMAGE_NAME);
    };
  }

  private static UpgradeScenario configuration(
      Change change, StartedBy startedBy, List<Part> rolls, VersionRule rule) {
    return new UpgradeScenario(change, ChangeKind.CONFIGURATION, startedBy, rolls, rule);
  }
}
