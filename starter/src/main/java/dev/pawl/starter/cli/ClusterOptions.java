package dev.pawl.starter.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which cluster, as kubectl is told. */
public final class ClusterOptions {

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "context of the kubeconfig; beats spec.cluster.context")
  private String context;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "instead of KUBECONFIG and ~/.kube/config")
  private String kubeconfig;

  /** The current context of one file. */
  public static ClusterOptions of(Path file) {
    ClusterOptions options = new ClusterOptions();
    options.kubeconfig = file.toString();
    return options;
  }

  /** The context to use where the file says {@code written}; null for the current one. */
  public String contextOr(String written) {
    return context == null ? written : context;
  }

  /** Null for the usual places. */
  public String kubeconfig() {
    return kubeconfig;
  }
}
