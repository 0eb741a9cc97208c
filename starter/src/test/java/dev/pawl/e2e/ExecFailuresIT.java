package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.e2e.PawlProcess.Said;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.RequiresTestbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A user's command that misbehaves is named; once it is mended, a retry goes on. */
@RequiresTestbed
@Timeout(300)
class ExecFailuresIT {

  private static final Duration THREE_TRIES = Duration.ofSeconds(45);

  @TempDir Path folder;

  @Test
  void shouldNameACommandThatFailsAndGoOnWhenItIsMended() throws IOException {
    KubeCluster.Options options =
        KubeCluster.Options.defaults()
            .withNodeBootDelay(Duration.ofSeconds(1))
            .withPodEndDelay(Duration.ofSeconds(1));
    try (Rig rig = Rig.start(folder, options)) {
      rig.pool("a", 2);
      rig.awaitPods(0);
      rig.startWorker();
      Path script = folder.resolve("bad.sh");
      rig.startUpgrade(spec(rig, "bad-command", script, "2s"));

      held(rig, script, "could not be started");
      retryWith(rig, script, "sleep 300");
      held(rig, script, "did not end within its timeout of 2s");
      retryWith(rig, script, "head -c 3000000 /dev/zero | tr '\\0' 'x'");
      held(rig, script, "far more than one JSON document");
      retryWith(rig, script, "echo all went well");
      held(rig, script, "is not one JSON document");
      assertThat(rig.cluster().version()).as("nothing has happened").isEqualTo(Rig.OLD);

      assertThat(rig.pawl("abort", "bad-command").code()).isZero();
      rig.awaitState("bad-command", Duration.ofSeconds(30), "Aborted");

      write(script, "exit 3");
      rig.startUpgrade(spec(rig, "mended", script, "2m"));
      rig.awaitStatus("mended", THREE_TRIES, "a hold", s -> heldWith(s, "exit code 3"));
      write(script, "exec '%s'".formatted(rig.cluster().swapScript()));
      assertThat(rig.pawl("retry", "mended").code()).isZero();
      rig.awaitState("mended", Duration.ofMinutes(2), "Succeeded");
    }
  }

  private static void retryWith(Rig rig, Path script, String body) throws IOException {
    write(script, body);
    Said said = rig.pawl("retry", "bad-command");
    assertThat(said.code()).as(said.err()).isZero();
  }

  private static void held(Rig rig, Path script, String why) {
    JsonNode status =
        rig.awaitStatus("bad-command", THREE_TRIES, "a hold: " + why, s -> heldWith(s, why));
    assertThat(status.path("state").asText()).isEqualTo("Held");
    assertThat(status.at("/hold/message").asText()).contains(script.toString(), "attempt 3");
  }

  private static boolean heldWith(JsonNode status, String why) {
    return status.at("/hold/code").asText().equals("ExecFailed")
        && status.at("/hold/message").asText().contains(why);
  }

  private static Path spec(Rig rig, String name, Path script, String timeout) throws IOException {
    Path spec = rig.spec(name, "{maxSurge: 1}", "");
    String swap = rig.cluster().swapScript().toString();
    return Files.writeString(
        spec,
        Files.readString(spec)
            .replace(swap, script.toString())
            .replace("timeout: 2m", "timeout: " + timeout));
  }

  private static void write(Path script, String body) throws IOException {
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
