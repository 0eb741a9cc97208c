package dev.pawl.e2e;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Counts the requests that a user makes from now on, as the audit log has them. */
final class RequestCount {

  private final Path log;
  private final String user;
  private long read;
  private int count;

  RequestCount(Path log, String user) {
    this.log = log;
    this.user = "\"username\":\"" + user + "\"";
    this.read = log.toFile().length();
  }

  /** Until now; cheap enough to ask all the time. */
  int now() {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] more = new byte[(int) (file.length() - read)];
      file.seek(read);
      file.readFully(more);
      String text = new String(more, StandardCharsets.ISO_8859_1);
      int whole = text.lastIndexOf('\n') + 1;
      count += (int) text.substring(0, whole).lines().filter(l -> l.contains(user)).count();
      read += whole;
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
