package dev.pawl.planner.spec;

/**
 * Where a worker finds what it needs to be let in: names of files and of variables only. What is in
 * them is read at each look and kept nowhere.
 *
 * @param tokenFile file with a bearer token; null for none
 * @param tokenEnv variable of the worker's environment with a bearer token; null for none
 * @param caFile file with the certificates, PEM, that the server's is checked against; null for
 *     those that Java trusts
 */
public record MetricsAccess(String tokenFile, String tokenEnv, String caFile) {

  /** For a server that lets everybody in. */
  public static final MetricsAccess OPEN = new MetricsAccess(null, null, null);
}
