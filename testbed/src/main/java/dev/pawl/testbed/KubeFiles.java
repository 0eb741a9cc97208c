package dev.pawl.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what the servers of a cluster read: settings, keys, tokens, kubeconfigs, stages. */
final class KubeFiles {
  private static final String MASTERS = "system:masters";

  private final ServerFolder folder;
  private final KubeCluster.Options options;
  private final Path bin;
  private final List<Integer> ports = Ports.free(4);
  private final KubeUser admin = KubeUser.of("admin", MASTERS);

  KubeFiles(ServerFolder folder, KubeCluster.Options options, Path bin) {
    this.folder = folder;
    this.options = options;
    this.bin = bin;
  }

  KubeUser admin() {
    return admin;
  }

  String url() {
    return "https://127.0.0.1:" + ports.get(0);
  }

  Path kubeconfig(String user) {
    return folder.path(
        user.equals(admin.name()) ? "kubeconfig" : "kubeconfig-" + user.replace(':', '-'));
  }

  /** The certificate that the apiserver makes for itself on its first start. */
  Path certificate() {
    return folder.path("pki/apiserver.crt");
  }

  void writeBeforeStart() {
    ServiceAccountKeys keys = ServiceAccountKeys.generate();
    folder.write("pki/sa.key", keys.privateKey());
    folder.write("pki/sa.pub", keys.publicKey());
    List<KubeUser> users = new ArrayList<>(options.users());
    users.add(admin);
    // One name each, so that an audit log tells them apart.
    for (String name : List.of("admin", "controller-manager", "scheduler", "kwok")) {
      KubeUser user = KubeUser.of("testbed:" + (name.equals("admin") ? "internal" : name), MASTERS);
      users.add(user);
      String text =
          Kubeconfig.text("testbed", url(), "certificate-authority: " + certificate(), user);
      folder.write("kubeconfig-" + name + ".internal", text);
    }
    folder.write(
        "pki/tokens.csv", users.stream().map(KubeFiles::tokenLine).collect(Collectors.joining()));
    folder.write("audit-policy.yaml", ServerFolder.resource("audit-policy.yaml"));
    folder.write("kwok.yaml", stages(options.nodeBootDelay(), options.podEndDelay()));
    folder.write("cluster.env", settings());
  }

  /** Kubeconfigs that can be carried around: they hold the certificate, which exists only now. */
  void writeAfterStart() {
    try {
      String authority = Base64.getEncoder().encodeToString(Files.readAllBytes(certificate()));
      List<KubeUser> users = new ArrayList<>(options.users());
      users.add(admin);
      for (KubeUser user : users) {
        String text =
            Kubeconfig.text(
                options.contextName(), url(), "certificate-authority-data: " + authority, user);
        Files.writeString(kubeconfig(user.name()), text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String stages(Duration nodeBootDelay, Duration podEndDelay) {
    return ServerFolder.resource("kwok-stages.yaml")
        .replace("${nodeBootMillis}", Long.toString(nodeBootDelay.toMillis()))
        .replace("${podEndMillis}", Long.toString(podEndDelay.toMillis()));
  }

  private String settings() {
    return """
        BIN='%s'
        API_PORT=%d
        ETCD_PORT=%d
        ETCD_PEER_PORT=%d
        KWOK_PORT=%d
        FIRST_VERSION=%s
        FIRST_EMULATED=%s
        AUDIT=%s
        """
        .formatted(
            bin,
            ports.get(0),
            ports.get(1),
            ports.get(2),
            ports.get(3),
            options.version().text(),
            options.emulatedVersion().orElse(""),
            options.audit() ? "on" : "");
  }

  private static String tokenLine(KubeUser user) {
    return "%s,%s,%s,\"%s\"\n"
        .formatted(user.token(), user.name(), user.name(), String.join(",", user.groups()));
  }
}
