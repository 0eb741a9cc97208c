package dev.pawl.starter.plan;

import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.observe.ClusterObserver;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.starter.cli.ClusterOptions;
import java.nio.file.Path;
import java.util.function.BiFunction;

/**
 * What an upgrade.yaml asks for, its target's version looked up where a channel decides it.
 *
 * @param spec with absolute paths and pinned sources
 * @param context of the kubeconfig; null for the current one
 */
public record Goal(SpecFile file, UpgradeSpec spec, String context, ClusterOptions options) {

  /**
   * Reads the file; asks the cluster for its version, and nothing else.
   *
   * @throws dev.pawl.starter.cli.UserError with every problem that the file has by itself
   */
  public static Goal of(Path path, ClusterOptions options) {
    SpecFile file = SpecFile.read(path);
    UpgradeSpec spec = PlanMaker.pinned(file);
    String context = options.contextOr(spec.cluster().context());
    KubeVersion from =
        new ClusterLook(file, options)
            .at(
                (clusters, kubeconfig) ->
                    ClusterObserver.serverVersion(clusters.client(context, kubeconfig)));
    return new Goal(file, GraphGuide.ask(file, spec, from).spec(), context, options);
  }

  /** What comes of looking at the cluster. */
  public <T> T look(BiFunction<Clusters, Path, T> look) {
    return new ClusterLook(file, options).at(look);
  }
}
