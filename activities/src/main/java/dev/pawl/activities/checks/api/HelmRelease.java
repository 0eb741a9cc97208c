package dev.pawl.activities.checks.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.activities.checks.api.ManifestKinds.Mention;
import dev.pawl.activities.checks.api.ManifestKinds.UnreadableManifestException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A release that Helm has deployed, as far as its Secret says which APIs it uses. Helm upgrades
 * from the manifests that it keeps there: with a kind in it that is no longer served, every later
 * upgrade and rollback of the release fails, though the live objects are fine.
 *
 * @param secret {@code Secret/namespace/name}
 * @param mentions empty where the Secret cannot be understood
 */
record HelmRelease(String secret, Optional<List<Mention>> mentions) {

  /** Of Helm 3 and 4: JSON, in gzip, in Base64; in a Secret, so in Base64 once more. */
  private static final String KEY = "release";

  private static final int GZIP_MAGIC = 0x1f8b;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A Secret as it comes over the wire; never printed. */
  record Item(Metadata metadata, Map<String, String> data) {

    record Metadata(String namespace, String name) {}

    @Override
    public String toString() {
      return "Secret";
    }
  }

  static HelmRelease of(Item item) {
    String secret = "Secret/" + item.metadata().namespace() + "/" + item.metadata().name();
    String data = item.data() == null ? null : item.data().get(KEY);
    return new HelmRelease(secret, data == null ? Optional.empty() : mentions(data));
  }

  private static Optional<List<Mention>> mentions(String data) {
    try (InputStream json = unpacked(Base64.getDecoder().decode(data))) {
      return Optional.of(ManifestKinds.of(manifest(json)));
    } catch (IOException | IllegalArgumentException | UnreadableManifestException e) {
      return Optional.empty();
    }
  }

  private static InputStream unpacked(byte[] encoded) throws IOException {
    byte[] bytes = Base64.getDecoder().decode(new String(encoded, StandardCharsets.US_ASCII));
    boolean gzip = bytes.length > 2 && ((bytes[0] & 0xff) << 8 | (bytes[1] & 0xff)) == GZIP_MAGIC;
    InputStream in = new ByteArrayInputStream(bytes);
    return gzip ? new GZIPInputStream(in) : in;
  }

  /**
   * Passes over the chart and its values, which are the bigger part; they never are in memory. How
   * long the manifest may be, Jackson limits.
   */
  private static String manifest(InputStream release) throws IOException {
    try (JsonParser json = MAPPER.createParser(new BufferedInputStream(release))) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = json.currentName().equals("manifest");
        json.nextToken();
        if (wanted) {
          return json.getValueAsString("");
        }
        json.skipChildren();
      }
    }
    throw new IOException("no manifest");
  }
}
