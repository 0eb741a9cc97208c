package dev.pawl.activities.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class HelmReleaseTest {

  private static final String BODY =
      """
      {"name": "web", "version": 7, "config": {"password": "hunter2"}, "manifest": "---\\na: b\\n",
       "info": {"status": "pending-upgrade", "last_deployed": "2026-11-24T22:00:00.5+01:00"},
       "chart": {"metadata": {"name": "shop", "version": "1.2.3"}}}
      """;

  @Test
  void shouldReadWhatHelmKeepsAndWriteTheSame() throws IOException {
    HelmRelease release = new HelmRelease(new ObjectMapper().readTree(BODY));
    HelmRelease again = HelmRelease.decode(release.encode());
    assertThat(again).isEqualTo(release);
    assertThat(again.revision()).isEqualTo(7);
    assertThat(again.isPending()).isTrue();
    assertThat(again.chart()).isEqualTo("shop 1.2.3");
    assertThat(again.begun()).isEqualTo("2026-11-24T21:00:00.5Z");
    byte[] plain = Base64.getEncoder().encode(BODY.getBytes(StandardCharsets.UTF_8));
    assertThat(HelmRelease.decode(plain)).as("of an old Helm").isEqualTo(release);
  }

  @Test
  void shouldSayOfAKilledOneThatItFailed() throws IOException {
    HelmRelease failed =
        new HelmRelease(new ObjectMapper().readTree(BODY)).as("failed", "it was killed");
    assertThat(failed.isPending()).isFalse();
    assertThat(failed.description()).isEqualTo("it was killed");
    assertThat(failed.config().path("password").asText()).isEqualTo("hunter2");
  }

  @Test
  void shouldNotShowItsValues() throws IOException {
    assertThat(new HelmRelease(new ObjectMapper().readTree(BODY)))
        .hasToString("HelmRelease[shop 1.2.3, revision 7, pending-upgrade]");
  }
}
