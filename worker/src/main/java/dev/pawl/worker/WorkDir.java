package dev.pawl.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The worker's own folder: what commands print may hold secrets, so it is its user's only. */
final class WorkDir {

  private WorkDir() {}

  /**
   * Makes the folder 0700 if it is missing. One that is there keeps its mode: it may be anything,
   * and the files in it are 0600.
   *
   * @throws ConfigException when it cannot be made or written to
   */
  static Path prepare(Path dir) {
    try {
      Files.createDirectories(dir, onlyOwner(dir));
    } catch (IOException e) {
      throw new ConfigException(
          WorkerConfig.WORK_DIR_VARIABLE,
          dir + " cannot be used as the work directory (" + e + "); name another",
          e);
    }
    if (!Files.isWritable(dir)) {
      throw new ConfigException(
          WorkerConfig.WORK_DIR_VARIABLE, dir + " cannot be written to; name another", null);
    }
    return dir;
  }

  private static FileAttribute<?>[] onlyOwner(Path dir) {
    boolean posix = dir.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }
}
