package dev.pawl.activities.kube;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Long lists of which only a part is wanted, read in pages and item by item: of what the type does
 * not have, nothing gets into memory. Where the whole objects are wanted, there is {@link Pages}.
 */
public final class JsonPages {

  /** Objects without spec and status; every API server since 1.15 can answer so. */
  public static final String METADATA_ONLY =
      "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";

  public static final String WHOLE = "application/json";

  private static final ObjectMapper MAPPER =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private JsonPages() {}

  /**
   * Hands over one item after another.
   *
   * @param path of the list, with selectors as its query where they are wanted
   * @param limit items in a page
   * @throws KubernetesClientException as fabric8 does
   */
  public static <T> void each(
      KubernetesClient client,
      String path,
      String accept,
      int limit,
      Class<T> type,
      Consumer<T> to) {
    ObjectReader items = MAPPER.readerFor(type);
    String first = path + (path.contains("?") ? "&" : "?") + "limit=" + limit;
    String next = "";
    do {
      String page = next.isEmpty() ? first : first + "&continue=" + encoded(next);
      try {
        next = page(RawGet.bytes(client, page, accept), items, to);
      } catch (IOException e) {
        throw new KubernetesClientException("GET " + path + " is answered with no list", e);
      }
    } while (!next.isEmpty());
  }

  /** Returns where it goes on; the empty text at the end. */
  private static <T> String page(byte[] body, ObjectReader items, Consumer<T> to)
      throws IOException {
    String next = "";
    try (JsonParser json = MAPPER.createParser(body)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        if (field.equals("items") && json.currentToken() == JsonToken.START_ARRAY) {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            to.accept(items.readValue(json));
          }
        } else if (field.equals("metadata")) {
          JsonNode metadata = MAPPER.readTree(json);
          next = metadata.path("continue").asText("");
        } else {
          json.skipChildren();
        }
      }
    }
    return next;
  }

  private static String encoded(String token) {
    return URLEncoder.encode(token, StandardCharsets.UTF_8);
  }
}
