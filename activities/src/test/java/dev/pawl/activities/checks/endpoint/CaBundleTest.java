package dev.pawl.activities.checks.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.checks.FakeView;
import dev.pawl.activities.checks.endpoint.CaBundle.Trouble;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaBundleTest {

  @Test
  void shouldPassWhatIsGoodForLongAndWhatIsTheSystems() {
    assertThat(trouble(TestCa.GOOD)).isEmpty();
    assertThat(trouble(null)).isEmpty();
    assertThat(trouble("")).isEmpty();
  }

  @Test
  void shouldTellWhatIsOverFromWhatWillBe() {
    assertThat(trouble(TestCa.OVER)).contains(new Trouble(true, "expired at 2026-11-01T00:00:00Z"));
    assertThat(trouble(TestCa.SOON_OVER))
        .contains(new Trouble(false, "expires at 2026-12-10T00:00:00Z"));
  }

  /** While a CA is rotated both are in the bundle. */
  @Test
  void shouldGoByTheLastToExpire() {
    assertThat(trouble(TestCa.until("2026-11-01", "2046-01-01"))).isEmpty();
    assertThat(trouble(TestCa.until("2026-12-10", "2026-11-01")))
        .contains(new Trouble(false, "expires at 2026-12-10T00:00:00Z"));
  }

  @Test
  void shouldNotTrustWhatItCannotRead() {
    assertThat(trouble("bm8gY2VydGlmaWNhdGU=")).map(Trouble::over).contains(true);
  }

  private static Optional<Trouble> trouble(String bundle) {
    return CaBundle.trouble(new Callee("shop", "policy", null, bundle), FakeView.NOW);
  }
}
