package dev.pawl.activities.checks.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Secrets as Helm writes them. */
final class HelmSecret {

  private HelmSecret() {}

  static HelmRelease.Item of(String namespace, String release, String manifest) {
    return new HelmRelease.Item(
        new HelmRelease.Item.Metadata(namespace, "sh.helm.release.v1." + release + ".v1"),
        Map.of("release", data(release, manifest)));
  }

  /** The value of the Secret's only key, as the API has it. */
  static String data(String release, String manifest) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", release);
    json.put("chart", Map.of("values", Map.of("password", "hunter2")));
    json.put("manifest", manifest);
    json.put("version", 1);
    try {
      return base64(
          base64(gzip(new ObjectMapper().writeValueAsBytes(json)))
              .getBytes(StandardCharsets.US_ASCII));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
