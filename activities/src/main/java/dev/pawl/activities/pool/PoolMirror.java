package dev.pawl.activities.pool;

import dev.pawl.activities.kube.Pages;
import dev.pawl.activities.kube.Revision;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.pool.PoolNodes.Member;
import dev.pawl.planner.spec.PoolSpec;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pool's nodes as the planner sees them: listed once, then kept up to date by a watch, so that a
 * look at a big pool does not read all of it again.
 *
 * <p>A watch is late at times. Who reads says how new it has to be at least: as new as the last
 * thing that this upgrade did to the pool. Where the watch does not get there within a moment, has
 * ended, or has been silent for long, the pool is listed again, which is always consistent. What
 * others do to the pool may be seen a moment late, as it may happen a moment after a list.
 */
final class PoolMirror implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PoolMirror.class);
  private static final Duration CATCH_UP = Duration.ofSeconds(1);

  /** An API server sends a bookmark a minute, whatever happens. */
  private static final Duration SILENT = Duration.ofSeconds(90);

  private final KubernetesClient client;
  private final PoolSpec pool;
  private final String upgrade;
  private final Clock clock;
  private final Object listing = new Object();
  private final Map<String, Member> nodes = new HashMap<>();
  private String revision;
  private Instant heard;
  private Events events;

  /**
   * What was seen.
   *
   * @param revision how new it is; null where the server does not say
   * @param listed whether it was read just now, and so is consistent
   */
  record Sight(List<Member> nodes, String revision, boolean listed) {}

  PoolMirror(KubernetesClient client, PoolSpec pool, String upgrade, Clock clock) {
    this.client = client;
    this.pool = pool;
    this.upgrade = upgrade;
    this.clock = clock;
  }

  /**
   * The nodes, in no order.
   *
   * @param seen how new they have to be; null where only a list will do
   */
  Sight read(String seen) {
    return seen != null && catchesUp(seen) ? now() : list();
  }

  /** The nodes as the watch has them. */
  synchronized Sight now() {
    return new Sight(List.copyOf(nodes.values()), revision, false);
  }

  /** The nodes as the API server has them. */
  Sight list() {
    synchronized (listing) {
      return listAlone();
    }
  }

  private Sight listAlone() {
    close();
    Map<String, Member> listed = new HashMap<>();
    String version =
        Pages.each(
            client.nodes().withLabelSelector(pool.labelSelector())::list,
            n -> listed.put(NodeFacts.name(n), Member.of(n, upgrade)));
    Events following = new Events();
    synchronized (this) {
      nodes.clear();
      nodes.putAll(listed);
      revision = version;
      heard = clock.instant();
      events = following;
    }
    if (version != null) {
      following.open(version);
    }
    return new Sight(List.copyOf(listed.values()), version, true);
  }

  /** Reads some nodes one by one; whether they are as they were seen. */
  boolean confirms(Collection<String> names) {
    boolean same = true;
    for (String name : names) {
      same &= confirms(name);
    }
    return same;
  }

  @SuppressWarnings("ReferenceEquality") // the very same: an equal one may be newer
  private boolean confirms(String name) {
    Member before = seen(name);
    Node read = client.nodes().withName(name).get();
    boolean member = read != null && pool.selects(NodeFacts.labels(read));
    Member now = member ? Member.of(read, upgrade) : null;
    synchronized (this) {
      // Where the watch was faster, it may know better.
      if (nodes.get(name) == before && !Objects.equals(before, now)) {
        nodes.remove(name);
        Optional.ofNullable(now).ifPresent(n -> nodes.put(name, n));
      }
      return Objects.equals(before, nodes.get(name));
    }
  }

  private synchronized Member seen(String name) {
    return nodes.get(name);
  }

  private synchronized boolean catchesUp(String seen) {
    long end = System.nanoTime() + CATCH_UP.toNanos();
    while (follows() && !Revision.reaches(revision, seen)) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return follows();
  }

  private boolean follows() {
    return events != null && events.live && clock.instant().isBefore(heard.plus(SILENT));
  }

  @Override
  public void close() {
    Events ended;
    synchronized (this) {
      ended = events;
      events = null;
    }
    if (ended != null) {
      ended.close();
    }
  }

  /** One watch. What comes after its end is not listened to. */
  private final class Events implements Watcher<Node> {

    private Watch watch;
    private volatile boolean live;

    void open(String version) {
      try {
        live = true;
        watch =
            client
                .nodes()
                .withLabelSelector(pool.labelSelector())
                .watch(
                    new ListOptionsBuilder()
                        .withResourceVersion(version)
                        .withAllowWatchBookmarks(true)
                        .build(),
                    this);
      } catch (KubernetesClientException e) {
        live = false;
        log.atDebug().setCause(e).log("no watch: the pool is listed at each look instead");
      }
    }

    void close() {
      live = false;
      if (watch != null) {
        watch.close();
      }
    }

    @Override
    public void eventReceived(Action action, Node node) {
      synchronized (PoolMirror.this) {
        if (events != this) {
          return;
        }
        String version = Revision.of(node);
        if (action == Action.ERROR || version == null) {
          live = false;
          return;
        }
        if (action == Action.DELETED) {
          nodes.remove(NodeFacts.name(node));
        } else if (action != Action.BOOKMARK) {
          nodes.put(NodeFacts.name(node), Member.of(node, upgrade));
        }
        revision = Revision.newer(version, revision);
        heard = clock.instant();
        PoolMirror.this.notifyAll();
      }
    }

    @Override
    public void onClose() {
      end();
    }

    @Override
    public void onClose(WatcherException cause) {
      end();
    }

    private void end() {
      live = false;
      synchronized (PoolMirror.this) {
        PoolMirror.this.notifyAll();
      }
    }
  }
}
