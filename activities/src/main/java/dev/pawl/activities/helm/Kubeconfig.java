package dev.pawl.activities.helm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * A client's configuration as a kubeconfig of one context, for Helm, which knows no other way to be
 * told of a cluster. It has credentials in it: it stays in memory.
 */
final class Kubeconfig {

  private static final String NAME = "pawl";

  private Kubeconfig() {}

  static String of(Config config) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("apiVersion", "v1").put("kind", "Config").put("current-context", NAME);
    ObjectNode cluster = named(root, "clusters", "cluster");
    cluster.put("server", config.getMasterUrl());
    if (config.isTrustCerts()) {
      cluster.put("insecure-skip-tls-verify", true);
    } else {
      put(cluster, "certificate-authority-data", config.getCaCertData(), config.getCaCertFile());
    }
    if (config.getHttpsProxy() != null) {
      cluster.put("proxy-url", config.getHttpsProxy());
    }
    ObjectNode user = named(root, "users", "user");
    String token = token(config);
    if (token != null) {
      user.put("token", token);
    }
    put(user, "client-certificate-data", config.getClientCertData(), config.getClientCertFile());
    put(user, "client-key-data", config.getClientKeyData(), config.getClientKeyFile());
    if (config.getUsername() != null && token == null) {
      user.put("username", config.getUsername()).put("password", config.getPassword());
    }
    if (config.getImpersonateUsername() != null) {
      user.put("as", config.getImpersonateUsername());
    }
    named(root, "contexts", "context").put("cluster", NAME).put("user", NAME);
    return root.toString();
  }

  private static String token(Config config) {
    if (config.getOauthTokenProvider() != null) {
      return config.getOauthTokenProvider().getToken();
    }
    return config.getOauthToken() != null ? config.getOauthToken() : config.getAutoOAuthToken();
  }

  private static ObjectNode named(ObjectNode root, String list, String field) {
    ObjectNode item = root.putArray(list).addObject().put("name", NAME);
    return item.putObject(field);
  }

  private static void put(ObjectNode node, String field, String data, String file) {
    if (data != null) {
      node.put(field, data);
    } else if (file != null) {
      node.put(field, encoded(Path.of(file)));
    }
  }

  private static String encoded(Path file) {
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
