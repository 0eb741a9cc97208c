package dev.pawl.activities.addon.keep;

import dev.pawl.activities.marks.Keys;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.failure.StepFailure;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.ByteArrayOutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what an addon's way back needs in Secrets of the cluster itself, where it may be secret; a
 * history has only the name and the hash. Parts are small enough for a Secret, and their names have
 * the hash of the whole. The first Secret names the parts and is written last: where it is, all is,
 * and nobody writes again.
 */
public final class UndoStore {

  private static final String NAMESPACE = OwnNamespace.NAME;

  /** A Secret holds 1 MiB. */
  private static final int PART = 900 * 1024;

  private static final int SHORT = 8;
  private static final String DATA = "data";
  private static final String PARTS = "parts";
  private static final String HASH = "sha256";

  private final KubernetesClient client;

  public UndoStore(KubernetesClient client) {
    this.client = client;
  }

  /** The name of an addon's first Secret: a function of both. */
  public static String name(String upgrade, String addon) {
    byte[] both = (upgrade + "/" + addon).getBytes(StandardCharsets.UTF_8);
    return "pawl-undo-" + sha256(both).substring(0, 2 * SHORT);
  }

  /** The hash of what is kept under that name; empty where it is not, or not whole. */
  public Optional<String> hash(String name) {
    return read(name).map(index -> text(index, HASH));
  }

  /** Keeps it, unless something is kept already. */
  public void keep(String name, byte[] packed) {
    String hash = sha256(packed);
    List<String> parts = new ArrayList<>();
    for (int from = 0; from < packed.length; from += PART) {
      String part = "%s-%s-%d".formatted(name, hash.substring(0, SHORT), parts.size());
      byte[] bytes = Arrays.copyOfRange(packed, from, Math.min(packed.length, from + PART));
      create(secret(name, part, Map.of(DATA, encoded(bytes))));
      parts.add(part);
    }
    String names = String.join(",", parts);
    create(secret(name, name, Map.of(PARTS, encoded(names), HASH, encoded(hash))));
  }

  /**
   * What is kept.
   *
   * @throws io.temporal.failure.ApplicationFailure for good, where it is gone or another
   */
  public byte[] get(String name, String sha256) {
    Secret index = read(name).orElseThrow(() -> lost(name));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (String part : text(index, PARTS).split(",", -1)) {
      Secret secret = read(part).orElseThrow(() -> lost(part));
      whole.writeBytes(Base64.getDecoder().decode(secret.getData().get(DATA)));
    }
    if (!sha256(whole.toByteArray()).equals(sha256)) {
      throw lost(name);
    }
    return whole.toByteArray();
  }

  /** Removes everything that any upgrade has kept: whoever closes one has the cluster. */
  public void forgetAll() {
    client.secrets().inNamespace(NAMESPACE).withLabel(Keys.UNDO).list().getItems().stream()
        .map(s -> s.getMetadata().getName())
        .forEach(n -> client.secrets().inNamespace(NAMESPACE).withName(n).delete());
  }

  private Optional<Secret> read(String name) {
    return Optional.ofNullable(client.secrets().inNamespace(NAMESPACE).withName(name).get());
  }

  private void create(Secret secret) {
    try {
      OwnNamespace.create(
          client, () -> client.secrets().inNamespace(NAMESPACE).resource(secret).create());
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
    }
  }

  private static Secret secret(String label, String name, Map<String, String> data) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(NAMESPACE)
        .addToLabels(Keys.UNDO, label)
        .endMetadata()
        .withData(data)
        .build();
  }

  private static RuntimeException lost(String secret) {
    String message =
        "what was there before is not kept any more: Secret %s/%s is gone or another. 'pawl skip' leaves the addon as it is"
            .formatted(NAMESPACE, secret);
    return StepFailure.of(
        new Hold(HoldCode.STEP_FAILED, message, "Secret/" + NAMESPACE + "/" + secret));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Secret secret, String key) {
    return new String(
        Base64.getDecoder().decode(secret.getData().get(key)), StandardCharsets.UTF_8);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JRE has SHA-256", e);
    }
  }
}
