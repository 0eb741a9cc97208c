package dev.pawl.activities.exec;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Which of several workers a file lies on. */
final class WorkerName {

  private WorkerName() {}

  static String get() {
    return Optional.ofNullable(System.getenv("HOSTNAME"))
        .filter(n -> !n.isBlank())
        .orElseGet(WorkerName::looked);
  }

  private static String looked() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
