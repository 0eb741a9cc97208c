package dev.pawl.worker;

import dev.pawl.worker.http.Health;
import dev.pawl.worker.http.HostPort;
import dev.pawl.worker.http.StatusServer;
import dev.pawl.worker.metrics.Metrics;
import io.micrometer.core.instrument.Gauge;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker from its start to its end.
 *
 * <pre>
 * starting → waiting for Temporal → polling → stopping
 * </pre>
 *
 * An absent Temporal is waited for, however long; a wrong setting ends it at once. SIGTERM or an
 * interrupt stops it: steps are let go so that another worker takes them up.
 */
public final class WorkerProcess {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

  private static final Duration RETRY_EVERY = Duration.ofSeconds(2);
  private static final Duration READY_PATIENCE = Duration.ofSeconds(2);

  /** Whoever sent SIGTERM kills after this; the parts of {@link #stop} add up to less. */
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

  private final WorkerConfig config;
  private final Map<String, String> env;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Health health = new Health(false, "starting");
  private volatile HostPort http;

  /**
   * @param env where Temporal is looked for: {@code TEMPORAL_…}
   */
  public WorkerProcess(WorkerConfig config, Map<String, String> env) {
    this.config = config;
    this.env = Map.copyOf(env);
  }

  /**
   * Runs in the foreground until SIGTERM or an interrupt; returns the exit code.
   *
   * @throws ConfigException for a setting that cannot be used
   * @throws TemporalUnavailable where the configuration for Temporal cannot be read
   */
  public static int run(WorkerConfig config) {
    WorkerProcess process = new WorkerProcess(config, System.getenv());
    Thread onSignal = new Thread(process::stopAndWait, "pawl-stop");
    Runtime.getRuntime().addShutdownHook(onSignal);
    process.work();
    return 0;
  }

  /** Runs until {@link #stop} or an interrupt. */
  public void work() {
    try (Metrics metrics = new Metrics();
        TemporalConnection temporal = TemporalConnection.open(env, metrics.scope());
        StatusServer server = serve(temporal, metrics);
        WorkerParts parts =
            WorkerParts.create(
                temporal, WorkDir.prepare(config.workDir()), config.kubeLimit(), metrics)) {
      http = server.address();
      meters(metrics, parts.worker());
      LOG.atInfo().addKeyValue("http", "http://" + http).log("serving /healthz /readyz /metrics");
      if (startedOnceThere(temporal, parts.worker())) {
        health = new Health(true, "polling " + temporal.address());
        LOG.atInfo()
            .addKeyValue("temporal", temporal.address())
            .addKeyValue("namespace", temporal.namespace())
            .addKeyValue("taskQueue", TaskQueue.NAME)
            .log("worker is polling");
        stop.await();
      }
      health = new Health(false, "stopping");
      LOG.info("worker is stopping: steps are let go, another worker takes them up");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      health = new Health(false, "stopped");
      LOG.info("worker has stopped");
      ended.countDown();
    }
  }

  /** Asks for the end; returns at once. */
  public void stop() {
    stop.countDown();
  }

  /** What /healthz says. */
  public Health health() {
    return health;
  }

  /** Where health and metrics are served; null before. */
  public HostPort http() {
    return http;
  }

  private void stopAndWait() {
    stop();
    try {
      if (!ended.await(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn(
            "worker did not stop in time; its steps are taken up when their heartbeat is missed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for Temporal and starts; false when asked to stop before. */
  private boolean startedOnceThere(TemporalConnection temporal, PawlWorker worker)
      throws InterruptedException {
    do {
      try {
        temporal.check();
        SearchAttributeNames.register(temporal);
        worker.start();
        return true;
      } catch (TemporalUnavailable e) {
        health = new Health(false, "waiting for Temporal: " + e.getMessage());
        LOG.atWarn().addKeyValue("temporal", temporal.address()).log(health.sentence());
      }
    } while (!stop.await(RETRY_EVERY.toMillis(), TimeUnit.MILLISECONDS));
    return false;
  }

  private StatusServer serve(TemporalConnection temporal, Metrics metrics) {
    StatusServer.Sources sources =
        new StatusServer.Sources(this::health, () -> readiness(temporal), metrics::scrape);
    try {
      return listen(sources);
    } catch (IOException e) {
      throw new ConfigException(
          WorkerConfig.HTTP_VARIABLE,
          "cannot listen on "
              + config.http()
              + " ("
              + e.getMessage()
              + "); name another, 0 for any",
          e);
    }
  }

  private StatusServer listen(StatusServer.Sources sources) throws IOException {
    try {
      return StatusServer.start(config.http(), sources);
    } catch (BindException e) {
      if (config.httpGiven()) {
        throw e;
      }
      LOG.atWarn().addKeyValue("http", config.http()).log("taken already: any free port will do");
      return StatusServer.start(config.http().anyPort(), sources);
    }
  }

  private Health readiness(TemporalConnection temporal) {
    Health now = health;
    if (!now.polling()) {
      return now;
    }
    try {
      temporal.check(READY_PATIENCE);
      return now;
    } catch (TemporalUnavailable e) {
      return new Health(false, e.getMessage());
    }
  }

  private static void meters(Metrics metrics, PawlWorker worker) {
    Gauge.builder("pawl.worker.polling", worker, w -> w.isPolling() ? 1 : 0)
        .description("1 while this worker takes work from Temporal")
        .register(metrics.registry());
  }
}
