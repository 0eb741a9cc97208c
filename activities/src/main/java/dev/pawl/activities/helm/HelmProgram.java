package dev.pawl.activities.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.ShowCommand;
import com.marcnuri.helm.TemplateCommand;
import com.marcnuri.helm.UpgradeCommand;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Helm itself, in this process (helm-java). A call cannot be called off: it ends by its own
 * timeout. Of one release only one runs at a time here.
 */
public final class HelmProgram {

  private static final Pattern NETWORK =
      Pattern.compile(
          "cluster unreachable|connection refused|i/o timeout|TLS handshake|no such host"
              + "|connection reset|unexpected EOF|context deadline exceeded");

  /** The library unpacks itself into a folder of this name, 98 MB, and kill -9 leaves it there. */
  private static final String UNPACKED = "helm-java";

  private static final Duration SURELY_NOBODYS = Duration.ofHours(1);

  private final Map<String, Lock> running = new ConcurrentHashMap<>();
  private final ChartRepository repository = new ChartRepository();

  /**
   * A chart, where it is and what is set.
   *
   * @param source path or address
   * @param name of the chart where the source is a repository of charts; else null
   * @param version null for a chart on this disk
   */
  public record Chart(
      String source, String name, String version, List<Path> valuesFiles, HelmValues values) {}

  /** A release, and the cluster it is in. */
  public record Target(KubernetesClient client, String namespace, String release) {
    private String key() {
      return client.getMasterUrl() + " " + namespace + "/" + release;
    }

    private HelmReleases releases() {
      return new HelmReleases(client, namespace, release);
    }
  }

  /**
   * How it is installed.
   *
   * @param description shown by {@code helm history}
   */
  public record Options(
      String description, Duration timeout, boolean createNamespace, boolean skipCrds) {}

  /** Chart.yaml, as text. */
  public String about(Chart chart) throws HelmException {
    return show(chart, ShowCommand::chart);
  }

  /** What is in the chart's {@code crds/}, and in those of its subcharts, as YAML. */
  public String definitions(Chart chart) throws HelmException {
    // The library says nothing at all of a chart that has none.
    return Objects.requireNonNullElse(show(chart, ShowCommand::crds), "");
  }

  private String show(Chart chart, Function<ShowCommand, ShowCommand.ShowSubcommand> what)
      throws HelmException {
    return call(
        chart.values(),
        () -> {
          ShowCommand.ShowSubcommand show = what.apply(at(chart, Helm::show, Helm::show));
          return (picks(chart) ? show.withVersion(chart.version()) : show).call();
        });
  }

  /** What it would install, hooks included, as YAML. Asks no cluster. */
  public String render(Chart chart, Target target, String kubeVersion) throws HelmException {
    return call(
        chart.values(),
        () -> {
          TemplateCommand template =
              at(chart, Helm::template, Helm::template)
                  .withName(target.release())
                  .withNamespace(target.namespace())
                  .withKubeVersion(kubeVersion)
                  .skipCrds();
          if (picks(chart)) {
            template.withVersion(chart.version());
          }
          chart.valuesFiles().forEach(template::withValuesFile);
          return template.call();
        });
  }

  /** Installs or upgrades a release; what fails stays failed, and is no longer pending. */
  public void upgrade(Chart chart, Target target, Options options) throws HelmException {
    // The library's "upgrade or install" forgets the kubeconfig where it comes to install: it then
    // takes that of the environment, which may be another cluster's.
    if (target.releases().latest().isEmpty()) {
      install(chart, target, options);
      return;
    }
    UpgradeCommand upgrade =
        at(chart, Helm::upgrade, Helm::upgrade)
            .withName(target.release())
            .withNamespace(target.namespace())
            .resetValues()
            .withDescription(options.description())
            .withTimeout((int) options.timeout().toSeconds())
            .withKubeConfigContents(Kubeconfig.of(target.client().getConfiguration()));
    if (picks(chart)) {
      upgrade.withVersion(chart.version());
    }
    if (options.skipCrds()) {
      upgrade.skipCrds();
    }
    chart.valuesFiles().forEach(upgrade::withValuesFile);
    alone(target, chart.values(), upgrade::call);
  }

  private void install(Chart chart, Target target, Options options) throws HelmException {
    InstallCommand install =
        at(chart, Helm::install, Helm::install)
            .withName(target.release())
            .withNamespace(target.namespace())
            .withDescription(options.description())
            .withTimeout((int) options.timeout().toSeconds())
            .withKubeConfigContents(Kubeconfig.of(target.client().getConfiguration()));
    if (picks(chart)) {
      install.withVersion(chart.version());
    }
    if (options.createNamespace()) {
      install.createNamespace();
    }
    if (options.skipCrds()) {
      install.skipCrds();
    }
    chart.valuesFiles().forEach(install::withValuesFile);
    alone(target, chart.values(), install::call);
  }

  /** Brings a release back to a recorded revision, as a new one. */
  public void restore(HelmRelease recorded, Target target, Options options) throws HelmException {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("pawl-helm");
      Path values = RecordedChart.write(recorded, folder);
      HelmValues set = HelmValues.of(List.of(recorded.config()));
      upgrade(new Chart(folder.toString(), null, null, List.of(values), set), target, options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(folder);
    }
  }

  /** Takes a release away, with its history; one that is not there is fine. */
  public void uninstall(Target target) throws HelmException {
    alone(
        target,
        HelmValues.of(List.of()),
        () ->
            Helm.uninstall(target.release())
                .withNamespace(target.namespace())
                .ignoreNotFound()
                .withKubeConfigContents(Kubeconfig.of(target.client().getConfiguration()))
                .call());
  }

  /** A command for a chart, wherever that is. */
  private <C> C at(Chart chart, Function<String, C> address, Function<Helm, C> path)
      throws HelmException {
    if (chart.name() != null) {
      return address.apply(repository.address(chart.source(), chart.name(), chart.version()));
    }
    return chart.source().contains("://")
        ? address.apply(chart.source())
        : path.apply(new Helm(Path.of(chart.source())));
  }

  /** Whether Helm has to be told which version: an archive is one. */
  private static boolean picks(Chart chart) {
    return chart.version() != null && chart.name() == null;
  }

  private <T> void alone(Target target, HelmValues values, Call<T> helm) throws HelmException {
    Lock lock = running.computeIfAbsent(target.key(), k -> new ReentrantLock());
    lock.lock();
    try {
      call(values, helm);
    } finally {
      lock.unlock();
    }
  }

  private interface Call<T> {
    T run() throws HelmException;
  }

  private static <T> T call(HelmValues values, Call<T> helm) throws HelmException {
    try {
      return helm.run();
    } catch (IllegalStateException e) {
      String said = values.hideIn(String.valueOf(e.getMessage())).replaceAll("\\s+", " ").strip();
      throw new HelmException(said, NETWORK.matcher(said).find());
    } catch (LinkageError e) {
      throw new HelmException("Helm's library does not run on this machine: " + e, false);
    }
  }

  /** Takes away what processes have left that were killed. */
  public static void cleanUp() {
    Instant old = Instant.now().minus(SURELY_NOBODYS);
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      all.filter(p -> name(p).startsWith(UNPACKED) || name(p).startsWith("pawl-helm"))
          .filter(p -> olderThan(p, old))
          .forEach(HelmProgram::delete);
    } catch (IOException e) {
      // It is disk space, and nothing else.
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private static boolean olderThan(Path path, Instant instant) {
    try {
      return Files.getLastModifiedTime(path).toInstant().isBefore(instant);
    } catch (IOException e) {
      return false;
    }
  }

  private static void delete(Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(p);
      }
    } catch (IOException e) {
      // The next start tries again.
    }
  }
}
