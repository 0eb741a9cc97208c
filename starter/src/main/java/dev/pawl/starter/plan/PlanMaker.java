package dev.pawl.starter.plan;

import dev.pawl.activities.addon.SourceHash;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.kube.ErrorClassifier;
import dev.pawl.activities.kube.UnknownContextException;
import dev.pawl.activities.observe.ClusterObserver;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.plan.PlanRefused;
import dev.pawl.planner.plan.Planner;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.starter.cli.ClusterOptions;
import dev.pawl.starter.cli.ExitCode;
import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.cli.UserError.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
    ClusterState state = observe(file, context, options);
    GraphPath way = GraphGuide.ask(file, spec, state.serverVersion());
    try {
      Plan plan = way.on(Planner.plan(way.spec(), state, Instant.now()));
      return new Planned(file, way.spec(), context, state, plan);
    } catch (PlanRefused e) {
      List<Problem> problems =
          e.problems().stream().map(p -> file.problem(p.path(), p.message(), p.wayOut())).toList();
      throw file.refused(problems, ExitCode.USAGE);
    }
  }

  private static UpgradeSpec pinned(SpecFile file) {
    SpecPaths paths = new SpecPaths(file.folder());
    List<String> hashes = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    List<AddonSpec> addons = file.spec().addons();
    for (int i = 0; i < addons.size(); i++) {
      try {
        hashes.add(SourceHash.of(paths.source(addons.get(i))));
      } catch (IOException e) {
        String path = "spec.addons[%d].source".formatted(i);
        String wayOut = "paths are relative to the folder of " + file.file();
        problems.add(file.problem(path, e.getMessage(), wayOut));
      }
    }
    if (!problems.isEmpty()) {
      throw file.refused(problems, ExitCode.USAGE);
    }
    return paths.absolute(file.spec(), hashes);
  }

  private static ClusterState observe(SpecFile file, String context, ClusterOptions options) {
    try (Clusters clusters = new Clusters()) {
      Path kubeconfig = options.kubeconfig() == null ? null : Path.of(options.kubeconfig());
      return look(clusters, context, kubeconfig);
    } catch (UnknownContextException e) {
      throw unknown(file, options, e);
    } catch (UserError e) {
      throw e;
    } catch (RuntimeException e) {
      throw said(e, "");
    }
  }

  private static ClusterState look(Clusters clusters, String context, Path kubeconfig) {
    String server = clusters.server(context, kubeconfig);
    try {
      return ClusterObserver.observe(clusters.client(context, kubeconfig));
    } catch (RuntimeException e) {
      throw said(e, " (" + server + ")");
    }
  }

  /** A kubeconfig that is not there is said with an exception for wrong arguments. */
  private static RuntimeException said(RuntimeException e, String where) {
    return ErrorClassifier.classify(e)
        .<RuntimeException>map(v -> new UserError(v.hold().message() + where, e))
        .orElseGet(
            () -> e instanceof IllegalArgumentException ? new UserError(e.getMessage(), e) : e);
  }

  /** The file is at fault only where it names the context itself. */
  private static UserError unknown(
      SpecFile file, ClusterOptions options, UnknownContextException e) {
    String written = file.spec().cluster().context();
    if (written == null || !written.equals(options.contextOr(written))) {
      return new UserError(e.getMessage(), e);
    }
    String wayOut = "name one of them here or with --context, or set KUBECONFIG to another file";
    Problem problem = file.problem("spec.cluster.context", e.getMessage(), wayOut);
    return file.refused(List.of(problem), ExitCode.USAGE);
  }
}
