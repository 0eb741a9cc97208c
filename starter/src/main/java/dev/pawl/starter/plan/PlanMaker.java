package dev.pawl.starter.plan;

import dev.pawl.activities.addon.AddonPreview;
import dev.pawl.activities.addon.source.SourceHash;
import dev.pawl.activities.observe.ClusterObserver;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.plan.PlanRefused;
import dev.pawl.planner.plan.PlanSteps;
import dev.pawl.planner.plan.Planner;
import dev.pawl.planner.predict.EarlierSteps;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.undo.UndoNote;
import dev.pawl.starter.cli.ClusterOptions;
import dev.pawl.starter.cli.ExitCode;
import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.cli.UserError.Problem;
import dev.pawl.starter.history.EarlierUpgrade;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the file, looks at the cluster, asks the planner. Changes nothing. */
public final class PlanMaker {

  private PlanMaker() {}

  /**
   * The plan for a cluster as it is now.
   *
   * @throws UserError with every problem that the file has by itself or for this cluster
   */
  public static Planned plan(Path path, ClusterOptions options) {
    SpecFile file = SpecFile.read(path);
    UpgradeSpec spec = pinned(file);
    String context = options.contextOr(spec.cluster().context());
    Seen seen =
        new ClusterLook(file, options)
            .at(
                (clusters, kubeconfig) ->
                    new Seen(
                        ClusterObserver.observe(clusters.client(context, kubeconfig)),
                        AddonPreview.of(clusters.client(context, kubeconfig), spec)));
    ClusterState state = seen.state();
    GraphPath way = GraphGuide.ask(file, spec, state.serverVersion());
    try {
      EarlierSteps earlier = EarlierUpgrade.of(state.uid());
      Plan plan =
          way.on(Planner.plan(way.spec(), state, earlier, Instant.now()))
              .knowing(waysBack(seen.addons()))
              .leaving(settled(seen.addons()));
      return new Planned(file, way.spec(), context, state, seen.addons(), plan, List.of());
    } catch (PlanRefused e) {
      List<Problem> problems =
          e.problems().stream().map(p -> file.problem(p.path(), p.message(), p.wayOut())).toList();
      throw file.refused(problems, ExitCode.USAGE);
    }
  }

  private static List<UndoNote> waysBack(List<AddonPreview> addons) {
    return addons.stream()
        .filter(a -> a.reversal() != null)
        .map(a -> a.reversal().of(PlanSteps.addon(a.name())))
        .toList();
  }

  private static Set<String> settled(List<AddonPreview> addons) {
    return addons.stream()
        .filter(AddonPreview::upToDate)
        .map(AddonPreview::name)
        .collect(Collectors.toSet());
  }

  private record Seen(ClusterState state, List<AddonPreview> addons) {}

  /** The spec with absolute paths, its files there and their contents pinned. */
  static UpgradeSpec pinned(SpecFile file) {
    SpecPaths paths = new SpecPaths(file.folder());
    List<String> hashes = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    List<AddonSpec> addons = file.spec().addons();
    for (int i = 0; i < addons.size(); i++) {
      try {
        hashes.add(SourceHash.of(paths.files(addons.get(i))).orElse(null));
      } catch (IOException e) {
        String path = "spec.addons[%d].source".formatted(i);
        String wayOut = "paths are relative to the folder of " + file.file();
        problems.add(file.problem(path, words(addons.get(i), e), wayOut));
      }
    }
    if (!problems.isEmpty()) {
      throw file.refused(problems, ExitCode.USAGE);
    }
    return paths.absolute(file.spec(), hashes);
  }

  private static String words(AddonSpec addon, IOException e) {
    String what =
        e instanceof NoSuchFileException gone ? gone.getFile() + " does not exist" : e.getMessage();
    return "addon %s: %s".formatted(addon.name(), what);
  }
}
