package dev.pawl.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private final Report report =
      new Report(
          Work.unhurried(),
          List.of(
              new Measured(
                  "Pawl, maxSurge 4",
                  110,
                  105,
                  5.5,
                  100,
                  1,
                  4,
                  60,
                  5,
                  5.9,
                  Map.of("get nodes", 7))));

  @Test
  void shouldTellPeopleTheWorkAndTheRatios() {
    assertThat(report.table())
        .startsWith("20 nodes, 300 pods, a machine boots in 60 s, a pod ends in 20 s")
        .containsPattern("Pawl, maxSurge 4 +110.0 +105.0 +100.0 +1.10 +1.05");
  }

  @Test
  void shouldBeReadByPrograms(@TempDir Path folder) throws Exception {
    report.write(folder.resolve("target/bench.json"));

    JsonNode read = new ObjectMapper().readTree(folder.resolve("target/bench.json").toFile());
    assertThat(read.at("/work/boot").asText()).isEqualTo("PT1M");
    assertThat(read.at("/measured/0/seconds").asDouble()).isEqualTo(110);
  }
}
