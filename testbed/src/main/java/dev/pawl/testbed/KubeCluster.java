package dev.pawl.testbed;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real Kubernetes control plane with nodes that kwok plays. Objects, admission, budgets,
 * evictions and the scheduler are the real thing; kubelets, containers and networks are not. A Node
 * is played when it has the annotation {@code kwok.x-k8s.io/node=fake}.
 */
public final class KubeCluster implements AutoCloseable {
  private static final Duration UP = Duration.ofMinutes(3);
  private static final Duration KUBECTL = Duration.ofMinutes(2);

  private final ServerFolder folder;
  private final KubeFiles files;
  private final ServerBinaries binaries;
  private final Path swapScript;
  private final Path snapshotScript;

  private KubeCluster(ServerFolder folder, KubeFiles files, ServerBinaries binaries) {
    this.folder = folder;
    this.files = files;
    this.binaries = binaries;
    this.swapScript = script(folder, "swap");
    this.snapshotScript = script(folder, "snapshot");
  }

  private static Path script(ServerFolder folder, String command) {
    String script =
        "#!/usr/bin/env bash\nexec bash '%s' %s \"$@\"\n"
            .formatted(folder.path("bin/kube.sh"), command);
    return folder.writeExecutable(command, script);
  }

  /** As {@link #start(Path, Options)}, with {@link Options#defaults()}. */
  public static KubeCluster start(Path dir) {
    return start(dir, Options.defaults());
  }

  /**
   * Starts a cluster without nodes and waits until it answers and its controllers work: some
   * seconds.
   *
   * @param dir for data and logs; made when absent, not used by another cluster before; no quotes
   *     in its path
   * @throws TestbedUnavailable when there are no programs
   * @throws TestbedException when a server does not come up, with the end of its log; nothing is
   *     left running
   */
  public static KubeCluster start(Path dir, Options options) {
    ServerBinaries binaries = ServerBinaries.locate();
    ServerFolder folder = ServerFolder.open(dir);
    try {
      KubeFiles files = new KubeFiles(folder, options, binaries.bin());
      files.writeBeforeStart();
      folder.call("kube.sh", UP, "up");
      files.writeAfterStart();
      return new KubeCluster(folder, files, binaries);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** The administrator's kubeconfig, with one context. */
  public Path kubeconfig() {
    return files.kubeconfig(files.admin().name());
  }

  /** The kubeconfig of one of {@link Options#users()}. */
  public Path kubeconfigFor(String user) {
    return files.kubeconfig(user);
  }

  /** As {@link #kubeconfigFor(String)}. */
  public Path kubeconfigFor(KubeUser user) {
    return kubeconfigFor(user.name());
  }

  /** Where the apiserver listens. */
  public URI url() {
    return URI.create(files.url());
  }

  /** A token of the group {@code system:masters}. */
  public String adminToken() {
    return files.admin().token();
  }

  /** Plain HTTP as the administrator. */
  public KubeApi api() {
    return KubeApi.of(url(), adminToken(), files.certificate());
  }

  /** Plain HTTP as somebody else. */
  public KubeApi apiFor(KubeUser user) {
    return KubeApi.of(url(), user.token(), files.certificate());
  }

  /**
   * The version that the apiserver was started with last, such as "1.35.4"; it may be away at the
   * moment.
   */
  public String version() {
    return folder.read("run/kube-apiserver.version").strip();
  }

  /** The audit log, one JSON document per line. Only with {@link Options#withAudit()}. */
  public Path auditLog() {
    return folder.path("audit.log");
  }

  /** What a server printed. */
  public Path log(KubeComponent component) {
    return folder.path("logs/" + component.program() + ".log");
  }

  /**
   * A script for Pawl's {@code exec} driver: swaps apiserver, controller manager and scheduler to
   * another version on the same etcd and ports. Reads {@code {"action":
   * "upgrade|rollback|finalise", "from": …, "to": …}} on standard input; prints {@code {"message":
   * …}}; exit code 0 is success. May be run again, at the same time as well; goes on from where one
   * that was killed left off. With {@code --emulate}, {@code upgrade} keeps emulating the old minor
   * until {@code finalise}.
   */
  public Path swapScript() {
    return swapScript;
  }

  /**
   * A script for Pawl's {@code exec} driver, action {@code snapshot}: saves etcd to {@code
   * snapshots/etcd-FROM.db} and prints {@code {"message": FILE, "snapshot": STATUS}} with what
   * {@code etcdutl snapshot status} says of the file. Later calls take its place.
   */
  public Path snapshotScript() {
    return snapshotScript;
  }

  public void start(KubeComponent component) {
    folder.call("kube.sh", UP, "start", component.program());
  }

  /** Ends a server as its operator would, and waits until it is gone. */
  public void stop(KubeComponent component) {
    folder.call("kube.sh", UP, "stop", component.program());
  }

  /** Kills a server with {@code kill -9} and waits until it is gone. */
  public void killHard(KubeComponent component) {
    folder.killHard(component.program());
  }

  public boolean isRunning(KubeComponent component) {
    return folder.isAlive(component.program());
  }

  public void stopApiserver() {
    stop(KubeComponent.APISERVER);
  }

  /** Starts the apiserver at the version it had, and waits until it is ready. */
  public void startApiserver() {
    start(KubeComponent.APISERVER);
  }

  /** Adds nodes; they are Ready after their boot delay. */
  public void addNodes(List<FakeNode> nodes) {
    KubeApi api = api();
    nodes.forEach(node -> api.post("/api/v1/nodes", node.json()).orThrow());
  }

  /**
   * Runs {@code kubectl} as the administrator and returns what it printed.
   *
   * @throws TestbedException with its words, when it fails
   */
  public String kubectl(String... arguments) {
    return kubectlWith("", arguments);
  }

  /** As {@link #kubectl(String...)}, with text on standard input, for {@code apply -f -}. */
  public String kubectlWith(String stdin, String... arguments) {
    List<String> command = new ArrayList<>(List.of(binaries.kubectl().toString()));
    Collections.addAll(command, arguments);
    Map<String, String> environment = Map.of("KUBECONFIG", kubeconfig().toString());
    Shell.Result result = Shell.run(command, environment, stdin, KUBECTL);
    if (result.exitCode() != 0) {
      throw new TestbedException(
          "kubectl " + String.join(" ", arguments) + ": " + result.stderr().strip());
    }
    return result.stdout();
  }

  /** Kills all servers of the cluster. The folder stays, with logs and data. */
  @Override
  public void close() {
    folder.close();
  }

  /**
   * How a cluster is made.
   *
   * @param version of the control plane
   * @param emulatedVersion the older minor that the apiserver pretends to be, such as "1.35"
   * @param nodeBootDelay from the last change of a new Node object to Ready
   * @param podEndDelay from a pod's deletion to its end
   * @param users beside the administrator
   * @param audit whether requests are written to {@link KubeCluster#auditLog()}, at level Metadata
   * @param contextName of the kubeconfigs
   */
  public record Options(
      KubeVersion version,
      Optional<String> emulatedVersion,
      Duration nodeBootDelay,
      Duration podEndDelay,
      List<KubeUser> users,
      boolean audit,
      String contextName) {
    public Options {
      users = List.copyOf(users);
    }

    /** 1.35.4, no delays, nobody but the administrator, no audit log, context {@code testbed}. */
    public static Options defaults() {
      return new Options(
          KubeVersion.V1_35_4,
          Optional.empty(),
          Duration.ZERO,
          Duration.ZERO,
          List.of(),
          false,
          "testbed");
    }

    public Options withVersion(KubeVersion other) {
      return new Options(
          other, emulatedVersion, nodeBootDelay, podEndDelay, users, audit, contextName);
    }

    public Options withEmulatedVersion(String minor) {
      return new Options(
          version, Optional.of(minor), nodeBootDelay, podEndDelay, users, audit, contextName);
    }

    public Options withNodeBootDelay(Duration delay) {
      return new Options(version, emulatedVersion, delay, podEndDelay, users, audit, contextName);
    }

    public Options withPodEndDelay(Duration delay) {
      return new Options(version, emulatedVersion, nodeBootDelay, delay, users, audit, contextName);
    }

    public Options withUsers(KubeUser... others) {
      return new Options(
          version,
          emulatedVersion,
          nodeBootDelay,
          podEndDelay,
          List.of(others),
          audit,
          contextName);
    }

    public Options withAudit() {
      return new Options(
          version, emulatedVersion, nodeBootDelay, podEndDelay, users, true, contextName);
    }

    public Options withContextName(String name) {
      return new Options(version, emulatedVersion, nodeBootDelay, podEndDelay, users, audit, name);
    }
  }
}
