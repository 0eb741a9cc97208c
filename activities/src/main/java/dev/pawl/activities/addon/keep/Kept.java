package dev.pawl.activities.addon.keep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * An object of an addon as it was before it was applied.
 *
 * @param namespace null for a kind of cluster scope
 * @param before as the server had it, managed fields included; null where it was not there
 */
public record Kept(
    String apiVersion,
    String kind,
    String namespace,
    String name,
    GenericKubernetesResource before) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Whether the addon has brought it. */
  public boolean added() {
    return before == null;
  }

  /** An object that names it and nothing else. */
  public GenericKubernetesResource bare() {
    GenericKubernetesResource bare = new GenericKubernetesResource();
    bare.setApiVersion(apiVersion);
    bare.setKind(kind);
    bare.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
    return bare;
  }

  /** All of an addon's, compressed. */
  public static byte[] pack(List<Kept> all) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(MAPPER.writeValueAsBytes(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * The way back from {@link #pack}.
   *
   * @throws IllegalStateException where it is not what that has made
   */
  public static List<Kept> unpack(byte[] packed) {
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return Arrays.asList(MAPPER.readValue(zip.readAllBytes(), Kept[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was kept cannot be read", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
