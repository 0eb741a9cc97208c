package dev.pawl.planner.spec.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> KNOWN =
      List.of("maxSurge", "maxUnavailable", "canary", "order", "readyTimeout");

  @ParameterizedTest
  @CsvSource({
    "maxSurg, maxSurge",
    "max_surge, maxSurge",
    "maxsurge, maxSurge",
    "canari, canary",
    "maxUnavailible, maxUnavailable",
    "readytimeout, readyTimeout"
  })
  void shouldFindWhatWasMeant(String written, String meant) {
    assertThat(Nearest.to(written, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"speed", "timeout", "x", "surge"})
  void shouldNotGuessWildly(String written) {
    assertThat(Nearest.to(written, KNOWN)).isEmpty();
  }

  @Property
  void shouldMeasureADistance(
      @ForAll @AlphaChars @StringLength(max = 12) String a,
      @ForAll @AlphaChars @StringLength(max = 12) String b) {
    assertThat(Nearest.distance(a, b))
        .isEqualTo(Nearest.distance(b, a))
        .isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
    assertThat(Nearest.distance(a, a)).isZero();
  }
}
