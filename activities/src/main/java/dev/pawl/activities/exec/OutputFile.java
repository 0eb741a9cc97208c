package dev.pawl.activities.exec;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a command printed, stdout and stderr as they came, in a file that only the worker's user can
 * read: it may hold secrets. Bounded; what comes beyond is dropped.
 */
final class OutputFile implements AutoCloseable {

  static final long MOST_BYTES = 10L * 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger(OutputFile.class);

  private final Path path;
  private final OutputStream out;
  private long room = MOST_BYTES;
  private boolean closed;

  private OutputFile(Path path, OutputStream out) {
    this.path = path;
    this.out = out;
  }

  /**
   * @throws UncheckedIOException when the folder cannot be made or written
   */
  static OutputFile create(Path folder, ExecRun run) {
    String what = run.action().name().toLowerCase(Locale.ROOT);
    String name =
        "%s-%s%s-%d-"
            .formatted(
                run.upgrade(), what, run.node() == null ? "" : "-" + run.node(), run.attempt())
            .replaceAll("[^A-Za-z0-9._-]", "_");
    try {
      Files.createDirectories(folder);
      Path path = Files.createTempFile(folder, name, ".log", onlyOwner(folder));
      return new OutputFile(path, Files.newOutputStream(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileAttribute<?>[] onlyOwner(Path folder) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  Path path() {
    return path;
  }

  synchronized void write(byte[] bytes, int length) {
    if (closed || room <= 0) {
      return;
    }
    try {
      int kept = (int) Math.min(room, length);
      out.write(bytes, 0, kept);
      room -= length;
      if (room <= 0) {
        out.write("\n[pawl: more was printed and is not kept]\n".getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // A full disk must not stop the command.
      room = 0;
      log.atWarn().addKeyValue("file", path).setCause(e).log("output is not kept");
    }
  }

  /** Removes it: the command has succeeded. */
  synchronized void discard() {
    close();
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      log.atDebug().addKeyValue("file", path).setCause(e).log("output file stays");
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      out.close();
    } catch (IOException e) {
      log.atDebug().addKeyValue("file", path).setCause(e).log("output file not closed");
    }
  }
}
