package dev.pawl.activities.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A revision of a release, as Helm keeps it: JSON, compressed, in a Secret of type {@code
 * helm.sh/release.v1}. It has the values in it: no part of it goes to a history or a log.
 */
public record HelmRelease(JsonNode body) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** From the bytes of a Secret's {@code release}; older Helms did not compress. */
  public static HelmRelease decode(byte[] stored) {
    try {
      byte[] packed = Base64.getDecoder().decode(stored);
      boolean zipped = packed.length > 2 && packed[0] == 0x1f && (packed[1] & 0xff) == 0x8b;
      if (!zipped) {
        return new HelmRelease(MAPPER.readTree(packed));
      }
      try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        return new HelmRelease(MAPPER.readTree(zip.readAllBytes()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a release of Helm cannot be read", e);
    }
  }

  /** The same bytes again. */
  public byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(MAPPER.writeValueAsBytes(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encode(bytes.toByteArray());
  }

  public int revision() {
    return body.path("version").asInt();
  }

  /** {@code deployed}, {@code failed}, {@code superseded}, {@code pending-upgrade} … */
  public String status() {
    return body.at("/info/status").asText();
  }

  public boolean isDeployed() {
    return status().equals("deployed");
  }

  public boolean isFailed() {
    return status().equals("failed");
  }

  public boolean isPending() {
    return status().startsWith("pending");
  }

  public String description() {
    return body.at("/info/description").asText();
  }

  /** When Helm began with it. */
  public Instant begun() {
    return OffsetDateTime.parse(body.at("/info/last_deployed").asText()).toInstant();
  }

  /** {@code web 1.2.3}. */
  public String chart() {
    return body.at("/chart/metadata/name").asText()
        + " "
        + body.at("/chart/metadata/version").asText();
  }

  /** What the user has set; missing where nothing. */
  public JsonNode config() {
    return body.path("config");
  }

  /** The objects, hooks aside, as YAML. */
  public String manifest() {
    return body.path("manifest").asText();
  }

  /** The same with another status. */
  public HelmRelease as(String status, String description) {
    ObjectNode copy = body.deepCopy();
    copy.withObject("/info").put("status", status).put("description", description);
    return new HelmRelease(copy);
  }

  /** Without what it is made of: the values may be secret. */
  @Override
  public String toString() {
    return "HelmRelease[%s, revision %d, %s]".formatted(chart(), revision(), status());
  }
}
