package dev.pawl.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.ApiError;
import dev.pawl.simulator.store.Change;
import dev.pawl.simulator.store.ChangeListener;
import dev.pawl.simulator.store.ResourceType;
import dev.pawl.simulator.store.Store;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One watch: subscribes and takes its starting state in one step, so that nothing is missed or seen
 * twice, then writes a line per event until its time is over.
 */
final class Watch implements ChangeListener {
  // A client that is so far behind is cut off, as a real watch cache does.
  private static final int BACKLOG = 100_000;
  private static final long BOOKMARK_NANOS = Duration.ofSeconds(30).toNanos();
  private static final byte[] END = new byte[0];

  private final Store store;
  private final ResourceType type;
  private final Filter filter;
  private final Options options;
  private final BlockingQueue<byte[]> lines = new LinkedBlockingQueue<>(BACKLOG);
  private volatile boolean cut;

  /**
   * How to watch.
   *
   * @param from empty or "0" begins with the existing objects
   * @param wall how long the watch lasts
   */
  record Options(String from, boolean bookmarks, boolean initialEventsEnd, Duration wall) {}

  Watch(Store store, ResourceType type, Filter filter, Options options) {
    this.store = store;
    this.type = type;
    this.filter = filter;
    this.options = options;
  }

  /**
   * Subscribes; events are queued from now on.
   *
   * @return the error event with which the watch ends at once, if history does not reach back
   */
  Optional<ApiError> open() {
    return store.locked(
        () -> {
          Optional<ApiError> refused = replay();
          if (refused.isEmpty()) {
            store.listen(this);
          }
          return refused;
        });
  }

  private Optional<ApiError> replay() {
    boolean existing = options.from.isEmpty() || options.from.equals("0");
    if (existing || options.initialEventsEnd) {
      for (Stored object : filter.candidates(store, type).items()) {
        if (filter.matches(object)) {
          offer(line("ADDED", object.json()));
        }
      }
      if (options.initialEventsEnd) {
        offer(bookmark(true));
      }
      return Optional.empty();
    }
    long from = version(options.from);
    if (!store.remembers(type, from)) {
      return Optional.of(
          ApiError.gone("too old resource version: %d (%d)".formatted(from, store.version())));
    }
    store.since(type, from).forEach(this::changed);
    return Optional.empty();
  }

  private static long version(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw ApiError.badRequest("resourceVersion: Invalid value: \"" + text + "\"");
    }
  }

  @Override
  public void changed(Change change) {
    if (!change.is(type)) {
      return;
    }
    boolean before = change.before() != null && filter.matches(change.before());
    boolean after = change.kind() != Change.Kind.DELETED && filter.matches(change.after());
    if (after) {
      offer(line(before ? "MODIFIED" : "ADDED", change.after().json()));
    } else if (before) {
      offer(line("DELETED", change.after().json()));
    }
  }

  /** Ends the watch from another thread. */
  void cut() {
    cut = true;
    lines.clear();
    lines.offer(END);
  }

  void close() {
    store.unlisten(this);
  }

  /** Writes events until the time is over, the client is gone, or the watch is cut. */
  void pump(OutputStream out) throws IOException, InterruptedException {
    long end = System.nanoTime() + options.wall.toNanos();
    long nextBookmark = System.nanoTime() + BOOKMARK_NANOS;
    while (!cut) {
      long now = System.nanoTime();
      if (now >= end) {
        return;
      }
      if (now >= nextBookmark && options.bookmarks) {
        // Under the lock, so that no event before the bookmark's version comes after it.
        store.locked(() -> offer(bookmark(false)));
        nextBookmark = now + BOOKMARK_NANOS;
      }
      long until = options.bookmarks ? Math.min(end, nextBookmark) : end;
      byte[] line = lines.poll(until - now, TimeUnit.NANOSECONDS);
      if (line == END) {
        return;
      }
      if (line != null) {
        out.write(line);
        if (lines.isEmpty()) {
          out.flush();
        }
      }
    }
  }

  private boolean offer(byte[] line) {
    if (!lines.offer(line)) {
      cut();
      return false;
    }
    return true;
  }

  private byte[] bookmark(boolean initialEnd) {
    ObjectNode object =
        Trees.object().put("kind", type.kind()).put("apiVersion", type.apiVersion());
    ObjectNode meta = object.putObject("metadata");
    meta.put("resourceVersion", Long.toString(store.version())).putNull("creationTimestamp");
    if (initialEnd) {
      meta.putObject("annotations").put("k8s.io/initial-events-end", "true");
    }
    return line("BOOKMARK", Trees.bytes(object));
  }

  static byte[] line(String event, byte[] object) {
    byte[] head = "{\"type\":\"%s\",\"object\":".formatted(event).getBytes(StandardCharsets.UTF_8);
    byte[] line = new byte[head.length + object.length + 2];
    System.arraycopy(head, 0, line, 0, head.length);
    System.arraycopy(object, 0, line, head.length, object.length);
    line[line.length - 2] = '}';
    line[line.length - 1] = '\n';
    return line;
  }
}
