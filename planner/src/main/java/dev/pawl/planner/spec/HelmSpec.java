package dev.pawl.planner.spec;

import java.util.List;

/**
 * What driver helm installs, beside the chart that is the addon's source.
 *
 * @param release its name
 * @param namespace it is in
 * @param chart its name where the source is a repository of charts; else null
 * @param version of the chart, where it comes from a registry or a repository; null for a chart on
 *     the worker
 * @param values files, the last one wins; absolute once the starter has read the spec
 * @param createNamespace whether a missing namespace is made
 * @param skipCrds whether the chart's CustomResourceDefinitions are left out at the first install
 */
public record HelmSpec(
    String release,
    String namespace,
    String chart,
    String version,
    List<String> values,
    boolean createNamespace,
    boolean skipCrds) {

  public HelmSpec {
    values = values == null ? List.of() : List.copyOf(values);
  }

  /** The same, its files somewhere else. */
  public HelmSpec with(List<String> files) {
    return new HelmSpec(release, namespace, chart, version, files, createNamespace, skipCrds);
  }
}
