package dev.pawl.worker;

import dev.pawl.activities.kube.RequestLimit;
import dev.pawl.worker.http.HostPort;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * How a worker is set up. Where Temporal is, {@link TemporalConnection} knows; where clusters are,
 * KUBECONFIG says.
 *
 * @param http where health and metrics are served
 * @param httpGiven whether somebody asked for that address: then it or nothing, while a second
 *     worker on one machine finds the default taken and may listen elsewhere
 * @param workDir for the output of the user's commands
 * @param kubeLimit how many requests each cluster's API gets from this worker
 */
public record WorkerConfig(HostPort http, boolean httpGiven, Path workDir, RequestLimit kubeLimit) {

  /** {@code host:port}, or a port. */
  public static final String HTTP_VARIABLE = "PAWL_HTTP";

  public static final String WORK_DIR_VARIABLE = "PAWL_WORK_DIR";

  public static final String KUBE_QPS_VARIABLE = "PAWL_KUBE_QPS";

  static final HostPort DEFAULT_HTTP = new HostPort(HostPort.LOOPBACK, 9640);

  /**
   * From the environment; an option beats it.
   *
   * @param httpOption value of {@code --http}, or null
   * @throws ConfigException which names the setting
   */
  public static WorkerConfig from(Map<String, String> env, String httpOption) {
    String fromEnv = env.getOrDefault(HTTP_VARIABLE, "");
    if (httpOption != null) {
      return new WorkerConfig(http("--http", httpOption), true, workDir(env), kubeLimit(env));
    }
    return fromEnv.isBlank()
        ? new WorkerConfig(DEFAULT_HTTP, false, workDir(env), kubeLimit(env))
        : new WorkerConfig(http(HTTP_VARIABLE, fromEnv), true, workDir(env), kubeLimit(env));
  }

  private static RequestLimit kubeLimit(Map<String, String> env) {
    String value = env.getOrDefault(KUBE_QPS_VARIABLE, "");
    if (value.isBlank()) {
      return RequestLimit.DEFAULT;
    }
    try {
      return RequestLimit.of(Integer.parseInt(value.strip()));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          KUBE_QPS_VARIABLE,
          "'" + value + "' is not a number of requests a second: 1 or more, such as 100",
          e);
    }
  }

  private static HostPort http(String setting, String value) {
    try {
      return HostPort.parse(value);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(setting, e.getMessage(), e);
    }
  }

  private static Path workDir(Map<String, String> env) {
    String own = env.getOrDefault(WORK_DIR_VARIABLE, "");
    if (!own.isBlank()) {
      return path(WORK_DIR_VARIABLE, own).toAbsolutePath();
    }
    // The XDG specification: a relative path is to be ignored.
    String state = env.getOrDefault("XDG_STATE_HOME", "");
    if (!state.isBlank() && path("XDG_STATE_HOME", state).isAbsolute()) {
      return path("XDG_STATE_HOME", state).resolve("pawl");
    }
    String home = env.getOrDefault("HOME", System.getProperty("user.home"));
    return path("HOME", home).resolve(".local/state/pawl");
  }

  private static Path path(String setting, String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new ConfigException(setting, "'" + value + "' is not a path", e);
    }
  }
}
