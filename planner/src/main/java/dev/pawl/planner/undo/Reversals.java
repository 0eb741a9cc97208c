package dev.pawl.planner.undo;

import dev.pawl.planner.policy.ControlPlaneMove;
import dev.pawl.planner.policy.Refusal;
import dev.pawl.planner.spec.AddonDriver;
import dev.pawl.planner.spec.ControlPlaneSpec;
import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/**
 * What can be taken back, from what the spec gives and the policy allows. Across a minor a control
 * plane goes back without loss only while it emulates the old one (KEP-4330): until it is
 * finalised.
 */
public final class Reversals {

  private static final String NO_COMMAND = "its driver has no rollback command";

  private Reversals() {}

  /** A pool's: replaced back, or by its own command. */
  public static Reversal pool(PoolSpec pool) {
    if (!pool.inPlace()) {
      return Reversal.reversible("its nodes are replaced back, by the same steps");
    }
    return pool.exec().has(ExecAction.ROLLBACK)
        ? Reversal.reversible("its rollback command is run node by node")
        : Reversal.irreversible(NO_COMMAND);
  }

  /** Of an addon of which nothing more is known. */
  public static Reversal addon(AddonDriver driver) {
    return switch (driver) {
      case MANIFESTS, RECREATE ->
          Reversal.reversible("its objects are recorded before, and applied again");
      case HELM ->
          Reversal.reversible("the release is recorded before, and comes back as a new revision");
      case OPERATOR -> Reversal.reversible("the old value is recorded before, and set again");
    };
  }

  /**
   * Of a field that an operator follows.
   *
   * @param before what it was; null where it was not there
   */
  public static Reversal operator(String path, String before) {
    return Reversal.reversible(
        before == null
            ? "%s is taken away again; its operator has to follow".formatted(path)
            : "%s is set back to %s; its operator has to follow".formatted(path, before));
  }

  /**
   * Of a release of Helm.
   *
   * @param chart its chart and version; null where it is new
   */
  public static Reversal helm(String release, String chart) {
    return chart == null
        ? Reversal.lossy(
            "release %s will be new: going back uninstalls it; its CustomResourceDefinitions stay"
                .formatted(release))
        : Reversal.reversible(
            "release %s goes back to %s as a new revision".formatted(release, chart));
  }

  /** Of a control plane whose upgrade is planned, or has begun and is not finalised. */
  public static Reversal controlPlane(UpgradeSpec spec, KubeVersion from, KubeVersion to) {
    ControlPlaneSpec driver = spec.controlPlane();
    if (!driver.exec().has(ExecAction.ROLLBACK)) {
      return Reversal.irreversible(NO_COMMAND);
    }
    List<Refusal> refusals = spec.versionRules().controlPlane(ControlPlaneMove.rollback(to, from));
    if (!refusals.isEmpty()) {
      return Reversal.irreversible(refusals.get(0).rule().statement());
    }
    if (sameMinor(from, to)) {
      return Reversal.reversible("same minor: the rollback command is run");
    }
    return driver.exec().has(ExecAction.FINALISE)
        ? Reversal.reversible("until it is finalised after the bake; then as after any new minor")
        : Reversal.lossy("across a minor, objects written with new fields lose them");
  }

  /** Of a control plane that is finalised, or is about to be. */
  public static Reversal finalised(UpgradeSpec spec, KubeVersion from, KubeVersion to) {
    Reversal before = controlPlane(spec, from, to);
    return before.kind() == UndoKind.REVERSIBLE && !sameMinor(from, to)
        ? Reversal.lossy("it is finalised: objects written with new fields lose them")
        : before;
  }

  private static boolean sameMinor(KubeVersion a, KubeVersion b) {
    return a.minorRelease().equals(b.minorRelease());
  }
}
