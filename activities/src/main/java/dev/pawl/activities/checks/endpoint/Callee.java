package dev.pawl.activities.checks.endpoint;

/**
 * Whom an apiserver calls: a Service of the cluster, or somebody at a URL.
 *
 * @param namespace null where it is a URL
 * @param service null where it is a URL
 * @param url null where it is a Service
 * @param caBundle PEM in Base64; null or empty where the system's own roots are trusted
 */
public record Callee(String namespace, String service, String url, String caBundle) {

  public boolean inCluster() {
    return service != null;
  }

  /** {@code the Service shop/policy}. */
  public String spoken() {
    return inCluster() ? "the Service " + namespace + "/" + service : url;
  }
}
