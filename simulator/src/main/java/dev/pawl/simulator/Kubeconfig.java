package dev.pawl.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes kubeconfig files with one context. */
final class Kubeconfig {
  private Kubeconfig() {}

  static Path write(Path file, String url, String context, String user) {
    String text =
        """
        apiVersion: v1
        kind: Config
        current-context: %1$s
        clusters:
        - name: %1$s
          cluster: {server: "%2$s"}
        users:
        - name: %3$s
          user: {token: "%3$s"}
        contexts:
        - name: %1$s
          context: {cluster: "%1$s", user: "%3$s", namespace: default}
        """
            .formatted(context, url, user);
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
