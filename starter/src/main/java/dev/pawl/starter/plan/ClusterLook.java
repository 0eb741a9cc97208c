package dev.pawl.starter.plan;

import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.kube.ErrorClassifier;
import dev.pawl.activities.kube.UnknownContextException;
import dev.pawl.starter.cli.ClusterOptions;
import dev.pawl.starter.cli.ExitCode;
import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.cli.UserError.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

/** A look at the cluster that an upgrade.yaml names; what keeps it from being had is said. */
final class ClusterLook {

  private final SpecFile file;
  private final ClusterOptions options;

  ClusterLook(SpecFile file, ClusterOptions options) {
    this.file = file;
    this.options = options;
  }

  /**
   * What comes of looking.
   *
   * @param look from the clusters and a kubeconfig, null for the usual places
   * @throws UserError where there is no such cluster, or it does not answer
   */
  <T> T at(BiFunction<Clusters, Path, T> look) {
    try (Clusters clusters = new Clusters()) {
      Path kubeconfig = options.kubeconfig() == null ? null : Path.of(options.kubeconfig());
      return look(clusters, kubeconfig, look);
    } catch (UnknownContextException e) {
      throw unknown(e);
    } catch (UserError e) {
      throw e;
    } catch (RuntimeException e) {
      throw said(e, "");
    }
  }

  private <T> T look(Clusters clusters, Path kubeconfig, BiFunction<Clusters, Path, T> look) {
    String server = clusters.server(options.contextOr(written()), kubeconfig);
    try {
      return look.apply(clusters, kubeconfig);
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
  private UserError unknown(UnknownContextException e) {
    if (written() == null || !written().equals(options.contextOr(written()))) {
      return new UserError(e.getMessage(), e);
    }
    String wayOut = "name one of them here or with --context, or set KUBECONFIG to another file";
    Problem problem = file.problem("spec.cluster.context", e.getMessage(), wayOut);
    return file.refused(List.of(problem), ExitCode.USAGE);
  }

  private String written() {
    return file.spec().cluster().context();
  }
}
