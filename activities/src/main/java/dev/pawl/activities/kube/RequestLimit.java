package dev.pawl.activities.kube;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How many requests a second one cluster's API gets from this process: a token bucket, as other
 * Kubernetes clients have it. It is there for the API's sake; whoever comes too early waits its
 * turn.
 *
 * @param perSecond requests in the long run
 * @param burst requests that may come at once after a quiet time
 */
public record RequestLimit(int perSecond, int burst) {

  /** Enough for hundreds of nodes in flight, and far less than an API server can answer. */
  public static final RequestLimit DEFAULT = of(400);

  public RequestLimit {
    if (perSecond < 1 || burst < 1) {
      throw new IllegalArgumentException("one request a second at least, and one at once");
    }
  }

  /** With a burst of a second's worth. */
  public static RequestLimit of(int perSecond) {
    return new RequestLimit(perSecond, perSecond);
  }

  /** For one client: every request and every watch asks first. */
  Interceptor interceptor() {
    return new Gate(new Turnstile(this, System.nanoTime()));
  }

  /** The bucket. Turns are given in the order of asking: a token may be lent before it is there. */
  static final class Turnstile {

    private final long nanosPerToken;
    private final long depth;

    /** When the bucket would be full again; in the past where it is. */
    private long fullAt;

    Turnstile(RequestLimit limit, long now) {
      nanosPerToken = TimeUnit.SECONDS.toNanos(1) / limit.perSecond();
      depth = nanosPerToken * limit.burst();
      fullAt = now;
    }

    /**
     * Takes a turn.
     *
     * @return how many nanoseconds from now it is; 0 for at once
     */
    synchronized long next(long now) {
      fullAt = Math.max(fullAt, now) + nanosPerToken;
      return Math.max(0, fullAt - now - depth);
    }
  }

  private record Gate(Turnstile turnstile) implements Interceptor {

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
      long turn = System.nanoTime();
      long end = turn + turnstile.next(turn);
      while (turn - end < 0 && !Thread.currentThread().isInterrupted()) {
        LockSupport.parkNanos(end - turn);
        turn = System.nanoTime();
      }
    }
  }
}
