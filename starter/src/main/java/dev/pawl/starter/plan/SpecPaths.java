package dev.pawl.starter.plan;

import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.ControlPlaneSpec;
import dev.pawl.planner.spec.ExecCommands;
import dev.pawl.planner.spec.GateQuestion;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.planner.spec.MetricsAccess;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the paths of a spec absolute: a worker has another working directory. A program without a
 * slash is looked up by the worker's PATH and stays as it is.
 */
final class SpecPaths {

  private final Path folder;

  /**
   * @param folder of the upgrade.yaml
   */
  SpecPaths(Path folder) {
    this.folder = folder;
  }

  /**
   * The same upgrade, every path absolute and every source with its hash.
   *
   * @param hashes of the addons' sources, in the order of the addons; null for those without one
   */
  UpgradeSpec absolute(UpgradeSpec spec, List<String> hashes) {
    List<AddonSpec> addons = new ArrayList<>();
    for (int i = 0; i < hashes.size(); i++) {
      AddonSpec addon = spec.addons().get(i);
      AddonSpec there = files(addon);
      addons.add(hashes.get(i) == null ? there : there.pinned(there.source(), hashes.get(i)));
    }
    return new UpgradeSpec(
        spec.name(),
        spec.cluster(),
        spec.target(),
        spec.policy(),
        spec.distributedCloud(),
        spec.onFailure(),
        spec.rollbackScope(),
        addons,
        controlPlane(spec.controlPlane()),
        spec.poolOrder(),
        spec.pools().stream().map(this::pool).toList(),
        spec.gates().stream().map(this::gate).toList(),
        spec.windows(),
        spec.times(),
        spec.accepted(),
        spec.requireApprovalBeforeIrreversible());
  }

  /** The same addon, its files where they are. */
  AddonSpec files(AddonSpec addon) {
    AddonSpec there =
        addon.hasLocalSource() ? addon.pinned(absolute(addon.source()), addon.sha256()) : addon;
    return there.helm() == null
        ? there
        : there.with(
            there.helm().with(there.helm().values().stream().map(this::absolute).toList()));
  }

  private ControlPlaneSpec controlPlane(ControlPlaneSpec written) {
    return written == null
        ? null
        : new ControlPlaneSpec(written.driver(), commands(written.exec()), written.bake());
  }

  private PoolSpec pool(PoolSpec pool) {
    return new PoolSpec(
        pool.name(),
        pool.matchLabels(),
        pool.driver(),
        commands(pool.exec()),
        pool.strategy(),
        pool.drain());
  }

  private GateSpec gate(GateSpec gate) {
    return gate.question() instanceof GateQuestion.Prometheus ask
        ? gate.asking(ask.with(files(ask.access())))
        : gate;
  }

  private MetricsAccess files(MetricsAccess written) {
    return new MetricsAccess(
        absolute(written.tokenFile()), written.tokenEnv(), absolute(written.caFile()));
  }

  private String absolute(String path) {
    return path == null ? null : folder.resolve(path).normalize().toString();
  }

  private ExecCommands commands(ExecCommands written) {
    return written == null
        ? null
        : new ExecCommands(
            command(written.upgrade()),
            command(written.rollback()),
            command(written.finalise()),
            command(written.snapshot()),
            written.timeout());
  }

  private List<String> command(List<String> words) {
    if (words.isEmpty() || !words.get(0).contains("/")) {
      return words;
    }
    List<String> absolute = new ArrayList<>(words);
    absolute.set(0, folder.resolve(words.get(0)).normalize().toString());
    return absolute;
  }
}
