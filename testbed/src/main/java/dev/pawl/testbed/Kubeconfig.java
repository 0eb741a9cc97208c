package dev.pawl.testbed;

/** The text of kubeconfig files with one context. */
final class Kubeconfig {
  private Kubeconfig() {}

  /**
   * @param authority a line of YAML: {@code certificate-authority: FILE} or {@code
   *     certificate-authority-data: BASE64}
   */
  static String text(String context, String url, String authority, KubeUser user) {
    return """
        apiVersion: v1
        kind: Config
        current-context: %1$s
        contexts:
        - name: %1$s
          context: {cluster: %1$s, user: %4$s}
        clusters:
        - name: %1$s
          cluster:
            server: %2$s
            %3$s
        users:
        - name: %4$s
          user: {token: %5$s}
        """
        .formatted(quoted(context), url, authority, quoted(user.name()), quoted(user.token()));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
