package dev.pawl.worker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Who this process is, for histories and for the Lease: {@code user@host}. */
final class Identity {

  private static final Path LINUX_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private Identity() {}

  static String userAtHost() {
    return user(System.getProperty("user.name"), System.getenv()) + "@" + host();
  }

  /** A container's user may have no name; the JVM then says {@code ?}. */
  private static String user(String name, Map<String, String> env) {
    boolean named = name != null && !name.isBlank() && !name.equals("?");
    return named ? name : env.getOrDefault("USER", "pawl");
  }

  /** Asks the name service last: a broken one would hold up every command for seconds. */
  private static String host() {
    try {
      return Files.readString(LINUX_HOST_NAME).strip();
    } catch (IOException notLinux) {
      return askedHost();
    }
  }

  private static String askedHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
