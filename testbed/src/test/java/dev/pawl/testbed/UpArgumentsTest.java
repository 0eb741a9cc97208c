package dev.pawl.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpArgumentsTest {

  @Test
  void shouldHaveSomethingToPlayWithByDefault() {
    UpArguments arguments = UpArguments.parse();
    assertThat(arguments.pools()).containsExactly(Map.entry("workers", 5));
    assertThat(arguments.dir()).isEmpty();
  }

  @Test
  void shouldTakePoolsInTheOrderGiven() {
    UpArguments arguments =
        UpArguments.parse(
            "--version", "1.36.3", "--boot", "2.5", "system=3", "--dir", "somewhere", "batch-1=40");
    assertThat(arguments.pools().toString()).isEqualTo("{system=3, batch-1=40}");
    assertThat(arguments.options().version()).isEqualTo(KubeVersion.V1_36_3);
    assertThat(arguments.options().nodeBootDelay()).isEqualTo(Duration.ofMillis(2500));
    assertThat(arguments.dir()).contains(Path.of("somewhere"));
  }

  @Test
  void shouldNameTheArgumentThatIsWrong() {
    assertThatThrownBy(() -> UpArguments.parse("workers")).hasMessageContaining("workers");
    assertThatThrownBy(() -> UpArguments.parse("--boot", "soon")).hasMessageContaining("soon");
    assertThatThrownBy(() -> UpArguments.parse("--boot")).hasMessageContaining("--boot");
    assertThatThrownBy(() -> UpArguments.parse("--version", "1.2.3")).hasMessageContaining("1.2.3");
  }
}
