package dev.pawl.simulator.control;

import dev.pawl.simulator.store.ApiError;
import dev.pawl.simulator.store.Change;
import dev.pawl.simulator.store.ChangeListener;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.time.SimClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which all controllers run. Work is in the order in which it came up; an object
 * that waits already is not queued twice. Nothing polls: changes and timers wake it.
 */
public final class ControlLoop implements ChangeListener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ControlLoop.class);

  private final SimClock clock;
  private final List<Controller> controllers = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wake = lock.newCondition();
  private final Condition idle = lock.newCondition();
  private final LinkedHashSet<Task> queue = new LinkedHashSet<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparing(Timer::due).thenComparingLong(Timer::sequence));
  private final Thread thread;
  private long sequence;
  private boolean busy;
  private boolean closed;

  private record Task(Controller controller, ObjectKey key) {}

  private record Timer(Instant due, long sequence, Task task) {}

  ControlLoop(SimClock clock) {
    this.clock = clock;
    this.thread = new Thread(this::run, "sim-control");
    thread.setDaemon(true);
    clock.onJump(this::signal);
  }

  void start(List<Controller> all) {
    controllers.addAll(all);
    thread.start();
  }

  @Override
  public void changed(Change change) {
    for (Controller controller : controllers) {
      controller.affected(change, key -> enqueue(controller, key));
    }
  }

  void enqueue(Controller controller, ObjectKey key) {
    lock.lock();
    try {
      queue.add(new Task(controller, key));
      wake.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Looks at the object again at this simulated time. */
  void at(Instant due, Controller controller, ObjectKey key) {
    lock.lock();
    try {
      timers.add(new Timer(due, sequence++, new Task(controller, key)));
      wake.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until no work is left but timers that are not due.
   *
   * @return false when the wall time was not enough
   */
  public boolean settle(Duration wall) throws InterruptedException {
    long left = wall.toNanos();
    lock.lock();
    try {
      while (busy || !queue.isEmpty() || timerDue()) {
        if (left <= 0) {
          return false;
        }
        left = idle.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** When the next timer is due, if there is one. */
  Optional<Instant> nextTimer() {
    lock.lock();
    try {
      return Optional.ofNullable(timers.peek()).map(Timer::due);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      wake.signal();
    } finally {
      lock.unlock();
    }
  }

  private void signal() {
    lock.lock();
    try {
      wake.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      for (Optional<Task> task = next(); task.isPresent(); task = next()) {
        work(task.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(Task task) {
    try {
      task.controller.reconcile(task.key);
    } catch (ApiError e) {
      // Refused, as a real controller may be: the next change brings it here again.
      log.atDebug().setCause(e).addKeyValue("object", task.key).log("reconcile refused");
    } catch (RuntimeException e) {
      log.atError().setCause(e).addKeyValue("object", task.key).log("reconcile failed");
    }
  }

  private Optional<Task> next() throws InterruptedException {
    lock.lock();
    try {
      busy = false;
      while (!closed) {
        moveDueTimers();
        Iterator<Task> first = queue.iterator();
        if (first.hasNext()) {
          Task task = first.next();
          first.remove();
          busy = true;
          return Optional.of(task);
        }
        idle.signalAll();
        pause();
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Waits once; may return early. */
  @SuppressWarnings("WaitNotInLoop") // next() loops around it
  private long pause() throws InterruptedException {
    long nanos = timers.isEmpty() ? Long.MAX_VALUE : clock.wallNanosUntil(timers.peek().due());
    if (nanos == Long.MAX_VALUE) {
      wake.await();
      return 0;
    }
    return nanos > 0 ? wake.awaitNanos(nanos) : 0;
  }

  private boolean timerDue() {
    return !timers.isEmpty() && !timers.peek().due().isAfter(clock.now());
  }

  private void moveDueTimers() {
    while (timerDue()) {
      queue.add(timers.remove().task());
    }
  }
}
