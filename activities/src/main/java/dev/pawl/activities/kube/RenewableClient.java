package dev.pawl.activities.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.net.HttpURLConnection;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A client that knows when its credentials are no longer taken. */
record RenewableClient(KubernetesClient client, AtomicBoolean refused) implements AutoCloseable {

  private static final String UNAUTHORIZED = "pawl-unauthorized";
  private static final String LIMIT = "pawl-limit";

  static RenewableClient build(Config config, RequestLimit limit) {
    AtomicBoolean refused = new AtomicBoolean();
    KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(config)
            .withHttpClientBuilderConsumer(
                http ->
                    http.addOrReplaceInterceptor(UNAUTHORIZED, new Unauthorized(refused))
                        .addOrReplaceInterceptor(LIMIT, limit.interceptor()))
            .build();
    return new RenewableClient(client, refused);
  }

  /** Whether the API has answered 401 to it. */
  boolean stale() {
    return refused.get();
  }

  @Override
  public void close() {
    client.close();
  }

  private record Unauthorized(AtomicBoolean refused) implements Interceptor {
    @Override
    public void after(
        HttpRequest request,
        HttpResponse<?> response,
        AsyncBody.Consumer<List<ByteBuffer>> consumer) {
      if (response.code() == HttpURLConnection.HTTP_UNAUTHORIZED) {
        refused.set(true);
      }
    }
  }
}
