package dev.pawl.activities.kube;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * What fabric8's own {@code raw} lacks: another form of the answer, and one that is not kept in
 * memory.
 */
public final class RawGet {

  private static final long SECONDS = 60;

  private RawGet() {}

  /**
   * The body, to be read and closed by the caller.
   *
   * @param path from the root, with its query
   * @throws KubernetesClientException with the server's status, as fabric8's own calls do
   */
  public static InputStream stream(KubernetesClient client, String path, String accept) {
    HttpClient http = client.getHttpClient();
    String url = client.getMasterUrl().toString().replaceFirst("/$", "") + path;
    HttpRequest request =
        http.newHttpRequestBuilder()
            .uri(url)
            .header("Accept", accept)
            .timeout(SECONDS, TimeUnit.SECONDS)
            .build();
    HttpResponse<InputStream> answer = answer(http, request, path);
    if (!answer.isSuccessful()) {
      throw failure(request, path, answer);
    }
    return answer.body();
  }

  private static HttpResponse<InputStream> answer(
      HttpClient http, HttpRequest request, String path) {
    try {
      return http.sendAsync(request, InputStream.class).get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while it asked for " + path);
    } catch (ExecutionException e) {
      throw KubernetesClientException.launderThrowable(e.getCause());
    } catch (java.util.concurrent.TimeoutException e) {
      throw KubernetesClientException.launderThrowable(e);
    }
  }

  private static KubernetesClientException failure(
      HttpRequest request, String path, HttpResponse<InputStream> answer) {
    String said = "Failure executing: GET at: %s: %d".formatted(path, answer.code());
    try (InputStream body = answer.body()) {
      Status status = Serialization.unmarshal(body, Status.class);
      return new KubernetesClientException(said, answer.code(), status);
    } catch (IOException | RuntimeException noStatus) {
      return new KubernetesClientException(said, answer.code(), null);
    }
  }
}
