package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The testbed's command that swaps a control plane: by hand, and in a spec. */
final class Swap {

  private Swap() {}

  /** Runs it as a user would, and waits for its end. */
  static void run(Rig rig, String action, String from, String to, String... options) {
    List<String> command = new ArrayList<>(List.of(rig.cluster().swapScript().toString()));
    command.addAll(List.of(options));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(
            "{\"action\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}\n"
                .formatted(action, from, to)
                .getBytes(StandardCharsets.UTF_8));
      }
      assertThat(process.onExit().join().exitValue()).as("%s %s", action, command).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Has a spec of the rig's go by the old minor, emulated, and finalise it later.
   *
   * @param more of the exec driver's commands, ends in a comma; or nothing
   * @param bake how long it is watched between, such as {@code 25s}
   */
  static Path inTwoSteps(Rig rig, Path spec, String more, String bake) {
    String swap = rig.cluster().swapScript().toString();
    try {
      String text =
          Files.readString(spec)
              .replace(
                  "exec: {upgrade: [\"%s\"], rollback".formatted(swap),
                  "bake: %3$s\n    exec: {%2$s upgrade: [\"%1$s\", \"--emulate\"], finalise: [\"%1$s\"], rollback"
                      .formatted(swap, more, bake));
      assertThat(text).contains("--emulate");
      return Files.writeString(spec, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
