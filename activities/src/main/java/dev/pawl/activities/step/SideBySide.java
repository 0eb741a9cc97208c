package dev.pawl.activities.step;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does the same to many things, a few at a time. */
public final class SideBySide {

  private static final int AT_ONCE = 8;

  private SideBySide() {}

  /**
   * Ends when all are done.
   *
   * @throws io.temporal.client.ActivityCompletionException as {@link Pulse#check}, before the next
   * @throws RuntimeException the first that an action threw; nothing new begins after it
   */
  public static <T> void each(Collection<T> items, Pulse pulse, Consumer<T> action) {
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE, SideBySide::daemon);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (T item : items) {
        running.add(
            pool.submit(
                () -> {
                  pulse.check();
                  action.accept(item);
                }));
      }
      for (Future<?> one : running) {
        await(one);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static void await(Future<?> one) {
    try {
      one.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "side-by-side");
    thread.setDaemon(true);
    return thread;
  }
}
