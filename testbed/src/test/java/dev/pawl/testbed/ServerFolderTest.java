package dev.pawl.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ServerFolderTest {
  private static final List<String> SERVER = List.of("sleep", "600");

  @Test
  void shouldStartAServerOnceAndEndIt(@TempDir Path dir) {
    try (ServerFolder folder = ServerFolder.open(dir.resolve("servers"))) {
      folder.launch("one", SERVER);
      String pid = folder.read("run/one.pid");
      folder.launch("one", SERVER);
      assertThat(folder.read("run/one.pid")).isEqualTo(pid);
      assertThat(folder.isAlive("one")).isTrue();

      folder.killHard("one");
      assertThat(folder.isAlive("one")).isFalse();
    }
  }

  @Test
  void shouldNotBeTheParentOfItsServers(@TempDir Path dir) {
    try (ServerFolder folder = ServerFolder.open(dir.resolve("servers"))) {
      folder.launch("orphan", SERVER);
      assertThat(ProcessHandle.current().descendants().map(ProcessHandle::pid))
          .doesNotContain(pid(folder, "orphan"));
    }
  }

  @Test
  void shouldNotTakeAStrangerForItsServer(@TempDir Path dir) {
    try (ServerFolder folder = ServerFolder.open(dir.resolve("servers"))) {
      // our own pid, with another time of birth
      folder.write("run/reused.pid", ProcessHandle.current().pid() + " 1\n");
      assertThat(folder.isAlive("reused")).isFalse();
      folder.killHard("reused");
    }
  }

  @Test
  void shouldStartNothingOnceItIsClosed(@TempDir Path dir) {
    ServerFolder folder = ServerFolder.open(dir.resolve("servers"));
    folder.launch("early", SERVER);
    folder.close();
    folder.launch("late", SERVER);

    assertThat(folder.isAlive("early")).isFalse();
    Await.until("the late one has given up", Duration.ofSeconds(5), () -> !folder.isAlive("late"));
    folder.close();
  }

  @Test
  void shouldRefuseAFolderThatHeldServers(@TempDir Path dir) {
    ServerFolder.open(dir.resolve("servers")).close();
    assertThatThrownBy(() -> ServerFolder.open(dir.resolve("servers")))
        .hasMessageContaining("servers");
  }

  private static long pid(ServerFolder folder, String name) {
    String line = folder.read("run/" + name + ".pid");
    return Long.parseLong(line.substring(0, line.indexOf(' ')));
  }
}
