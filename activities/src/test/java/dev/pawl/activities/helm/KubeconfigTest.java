package dev.pawl.activities.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigTest {

  @TempDir Path folder;

  @Test
  void shouldBeReadAsWhatItWasMadeOf() throws IOException {
    Path certificate = Files.writeString(folder.resolve("ca.crt"), "a certificate");
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("https://10.0.0.1:6443/")
            .withCaCertFile(certificate.toString())
            .withOauthToken("t0ken")
            .build();
    Config read = Config.fromKubeconfig(Kubeconfig.of(config));
    assertThat(read.getMasterUrl()).isEqualTo("https://10.0.0.1:6443/");
    assertThat(read.getAutoOAuthToken()).isEqualTo("t0ken");
    assertThat(read.getCaCertData()).isEqualTo("YSBjZXJ0aWZpY2F0ZQ==");
    assertThat(read.isTrustCerts()).isFalse();
  }
}
