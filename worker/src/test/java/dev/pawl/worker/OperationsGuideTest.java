package dev.pawl.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.upgrade.UpgradeState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever is woken at night finds every word that Pawl may show in the guide. */
class OperationsGuideTest {

  private static final Path GUIDE = Path.of("../docs/operations.md");

  @Test
  void shouldExplainEveryHoldInTheOrderOfUrgency() throws IOException {
    List<String> codes = Arrays.stream(HoldCode.values()).map(HoldCode::label).toList();

    assertThat(firstColumnOf("## Holds")).isEqualTo(codes);
  }

  @Test
  void shouldExplainEveryState() throws IOException {
    List<String> states = Arrays.stream(UpgradeState.values()).map(UpgradeState::label).toList();

    assertThat(firstColumnOf("## States")).isEqualTo(states);
  }

  private static List<String> firstColumnOf(String heading) throws IOException {
    String guide = Files.readString(GUIDE);
    assertThat(guide).contains(heading + "\n");
    String section = guide.substring(guide.indexOf(heading + "\n") + heading.length());
    int next = section.indexOf("\n## ");
    return Pattern.compile("(?m)^\\| `(\\w+)` \\|")
        .matcher(next < 0 ? section : section.substring(0, next))
        .results()
        .map((MatchResult r) -> r.group(1))
        .toList();
  }
}
