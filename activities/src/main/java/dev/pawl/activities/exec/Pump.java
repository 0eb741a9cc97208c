package dev.pawl.activities.exec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Empties one of a command's outputs into the file, and keeps its beginning. It reads to the very
 * end even when nobody listens any more: what a command leaves running may still write, and would
 * be killed by a closed pipe.
 */
final class Pump extends Thread {

  /** An answer of 500 characters fits many times over. */
  private static final int KEPT = 64 * 1024;

  private static final int BUFFER = 8 * 1024;

  private final InputStream from;
  private final OutputFile file;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean whole = true;

  Pump(String name, InputStream from, OutputFile file) {
    super("exec-" + name);
    setDaemon(true);
    this.from = from;
    this.file = file;
  }

  @Override
  public void run() {
    byte[] buffer = new byte[BUFFER];
    try (from) {
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        file.write(buffer, n);
        keep(buffer, n);
      }
    } catch (IOException e) {
      // The process is gone, and its pipe with it.
    }
  }

  private synchronized void keep(byte[] buffer, int n) {
    int room = Math.min(n, KEPT - kept.size());
    kept.write(buffer, 0, room);
    whole &= room == n;
  }

  /** Waits for the end of the output; not long, for a child left running may hold it open. */
  void settle(Duration atMost) {
    try {
      join(atMost.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized String text() {
    return kept.toString(StandardCharsets.UTF_8);
  }

  synchronized boolean whole() {
    return whole;
  }
}
