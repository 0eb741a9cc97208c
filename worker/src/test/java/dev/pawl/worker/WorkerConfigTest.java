package dev.pawl.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.activities.kube.RequestLimit;
import dev.pawl.worker.http.HostPort;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerConfigTest {

  @Test
  void shouldListenOnThisMachineOnlyByDefault() {
    WorkerConfig config = WorkerConfig.from(Map.of("HOME", "/home/me"), null);

    assertThat(config.http()).hasToString("127.0.0.1:9640");
    assertThat(config.httpGiven()).isFalse();
    assertThat(config.workDir()).isEqualTo(Path.of("/home/me/.local/state/pawl"));
    assertThat(config.kubeLimit()).isEqualTo(RequestLimit.DEFAULT);
  }

  @Test
  void shouldTakeTheEnvironment() {
    WorkerConfig config =
        WorkerConfig.from(
            Map.of("PAWL_HTTP", "0.0.0.0:80", "PAWL_WORK_DIR", "/var/pawl", "PAWL_KUBE_QPS", "50"),
            null);

    assertThat(config.http()).isEqualTo(new HostPort("0.0.0.0", 80));
    assertThat(config.httpGiven()).isTrue();
    assertThat(config.workDir()).isEqualTo(Path.of("/var/pawl"));
    assertThat(config.kubeLimit()).isEqualTo(RequestLimit.of(50));
  }

  @Test
  void shouldLetTheOptionBeatTheEnvironment() {
    WorkerConfig config = WorkerConfig.from(Map.of("PAWL_HTTP", "0.0.0.0:80"), "0");

    assertThat(config.http()).isEqualTo(new HostPort("127.0.0.1", 0));
  }

  @Test
  void shouldUseTheStateHomeUnlessItIsRelative() {
    assertThat(WorkerConfig.from(Map.of("XDG_STATE_HOME", "/state"), null).workDir())
        .isEqualTo(Path.of("/state/pawl"));
    assertThat(
            WorkerConfig.from(Map.of("XDG_STATE_HOME", "state", "HOME", "/home/me"), null)
                .workDir())
        .isEqualTo(Path.of("/home/me/.local/state/pawl"));
  }

  @Test
  void shouldNameTheSettingThatIsWrong() {
    assertThatThrownBy(() -> WorkerConfig.from(Map.of("PAWL_HTTP", "nonsense"), null))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("PAWL_HTTP: 'nonsense' is not an address");
    assertThatThrownBy(() -> WorkerConfig.from(Map.of(), "nonsense"))
        .hasMessageStartingWith("--http: ");
    for (String wrong : new String[] {"0", "-5", "many"}) {
      assertThatThrownBy(() -> WorkerConfig.from(Map.of("PAWL_KUBE_QPS", wrong), null))
          .isInstanceOf(ConfigException.class)
          .hasMessage(
              "PAWL_KUBE_QPS: '%s' is not a number of requests a second: 1 or more, such as 100",
              wrong);
    }
  }
}
