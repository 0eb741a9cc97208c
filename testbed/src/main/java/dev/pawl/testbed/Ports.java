package dev.pawl.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports on loopback. */
final class Ports {
  /**
   * Below the range from which the kernel takes the ports of outgoing connections: a server that is
   * away for a while finds its port free when it comes back.
   */
  private static final int FIRST = 20_000;

  private static final int LAST = 32_000;

  private Ports() {}

  /** Different ports that nobody listens on right now. */
  static List<Integer> free(int count) {
    Set<Integer> found = new LinkedHashSet<>();
    for (int attempt = 0; attempt < 1000 && found.size() < count; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      if (isFree(port)) {
        found.add(port);
      }
    }
    if (found.size() < count) {
      throw new TestbedException("no " + count + " free ports between " + FIRST + " and " + LAST);
    }
    return List.copyOf(new ArrayList<>(found));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
