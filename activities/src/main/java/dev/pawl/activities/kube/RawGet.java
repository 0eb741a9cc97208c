package dev.pawl.activities.kube;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.net.URL;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * What fabric8's own {@code raw} lacks: an answer in another form. As bytes, not as a stream:
 * closing a stream of fabric8's closes the connection too, under all other requests that share it.
 */
public final class RawGet {

  private static final long SECONDS = 60;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RawGet() {}

  /**
   * The answer's body.
   *
   * @param path from the root, with its query
   * @param accept the form of the answer
   * @throws KubernetesClientException with the server's status, as fabric8's own calls do; without
   *     one where there was no answer
   */
  public static byte[] bytes(KubernetesClient client, String path, String accept) {
    return bytes(client, client.getMasterUrl(), path, accept);
  }

  /**
   * The same of one server of several that know these credentials.
   *
   * @param taken codes that are no failure of the request either
   */
  public static byte[] bytes(
      KubernetesClient client, URL server, String path, String accept, int... taken) {
    HttpResponse<byte[]> answer = answer(client.getHttpClient(), server, path, accept);
    boolean wanted = IntStream.of(taken).anyMatch(code -> code == answer.code());
    if (!answer.isSuccessful() && !wanted) {
      throw failure(path, answer);
    }
    return answer.body();
  }

  private static HttpResponse<byte[]> answer(
      HttpClient http, URL server, String path, String accept) {
    HttpRequest request =
        http.newHttpRequestBuilder()
            .uri(server.toString().replaceFirst("/$", "") + path)
            .header("Accept", accept)
            .timeout(SECONDS, TimeUnit.SECONDS)
            .build();
    try {
      return http.sendAsync(request, byte[].class).get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while it asked for " + path);
    } catch (ExecutionException | TimeoutException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      throw new KubernetesClientException("no answer to GET " + path, why);
    }
  }

  private static KubernetesClientException failure(String path, HttpResponse<byte[]> answer) {
    String said = "Failure executing: GET at: %s: %d".formatted(path, answer.code());
    Status status;
    try {
      status = MAPPER.readValue(answer.body(), Status.class);
    } catch (IOException noStatus) {
      status = null;
    }
    return new KubernetesClientException(said, answer.code(), status);
  }
}
