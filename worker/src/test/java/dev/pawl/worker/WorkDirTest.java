package dev.pawl.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkDirTest {

  @TempDir Path temp;

  @Test
  void shouldMakeItForItsUserOnly() throws IOException {
    Path dir = WorkDir.prepare(temp.resolve("state/pawl"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir)))
        .isEqualTo("rwx------");
  }

  @Test
  void shouldLeaveTheModeOfAFolderThatIsThere() throws IOException {
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));

    WorkDir.prepare(temp);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp)))
        .isEqualTo("rwxr-xr-x");
  }

  @Test
  void shouldNameTheSettingWhereItCannotBeMade() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");

    assertThatThrownBy(() -> WorkDir.prepare(file.resolve("pawl")))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("PAWL_WORK_DIR: ")
        .hasMessageContaining("cannot be used");
  }
}
