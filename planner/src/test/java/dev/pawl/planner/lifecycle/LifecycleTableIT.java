package dev.pawl.planner.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table that is checked in is what the pinned Go modules say. Needs Go and those modules;
 * skipped, loudly, where they cannot be had: a proxy that is away says nothing about the table.
 */
class LifecycleTableIT {

  private static final Path SCRIPT = Path.of("lifecycle/generate");
  private static final Path TABLE =
      Path.of("src/main/resources/dev/pawl/planner/lifecycle/api-lifecycle.csv");
  private static final int NO_MODULES = 3;
  private static final long MINUTES = 10;

  @Test
  void shouldBeWhatTheModulesSay(@TempDir Path dir) throws Exception {
    if ("off".equals(System.getenv("PAWL_TESTBED"))) {
      skip("PAWL_TESTBED=off");
    }
    Path printed = dir.resolve("table");
    Path errors = dir.resolve("errors");
    int code = print(printed, errors);
    if (code == NO_MODULES) {
      skip(Files.readString(errors, StandardCharsets.UTF_8).strip());
    }

    assertThat(code).as(Files.readString(errors, StandardCharsets.UTF_8)).isZero();
    assertThat(printed).hasSameTextualContentAs(TABLE, StandardCharsets.UTF_8);
  }

  private static int print(Path out, Path errors) throws IOException, InterruptedException {
    Process generate =
        new ProcessBuilder(SCRIPT.toAbsolutePath().toString(), "--print")
            .redirectOutput(out.toFile())
            .redirectError(errors.toFile())
            .start();
    assertThat(generate.waitFor(MINUTES, TimeUnit.MINUTES)).as("ended in time").isTrue();
    return generate.exitValue();
  }

  private static void skip(String why) {
    String sentence = "SKIPPED: the API lifecycle table is not compared with its source: " + why;
    System.err.println(sentence);
    Assumptions.abort(sentence);
  }
}
