package dev.pawl.activities.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Reads a body up to a limit. Beyond it the connection is closed: what is not wanted is not read.
 */
public final class LimitedBody implements HttpResponse.BodySubscriber<LimitedBody.Content> {

  /**
   * @param isCut whether there was more than the limit; then the bytes are of no use but to quote
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Content(byte[] bytes, boolean isCut) {}

  private final int most;
  private final boolean announcesMore;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final CompletableFuture<Content> result = new CompletableFuture<>();
  private Flow.Subscription subscription;

  /**
   * @param most in bytes
   */
  LimitedBody(int most, HttpHeaders headers) {
    this.most = most;
    this.announcesMore = headers.firstValueAsLong("Content-Length").orElse(0) > most;
  }

  @Override
  public CompletionStage<Content> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (announcesMore) {
      cut();
    } else {
      subscription.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] bytes = new byte[Math.min(buffer.remaining(), most - read.size())];
      buffer.get(bytes);
      read.writeBytes(bytes);
      if (buffer.hasRemaining()) {
        cut();
        return;
      }
    }
    subscription.request(1);
  }

  private void cut() {
    subscription.cancel();
    result.complete(new Content(read.toByteArray(), true));
  }

  @Override
  public void onError(Throwable error) {
    result.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    result.complete(new Content(read.toByteArray(), false));
  }
}
