package dev.pawl.worker.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to listen.
 *
 * @param host name or address, an IPv6 address without brackets
 * @param port 0 for any that is free
 */
public record HostPort(String host, int port) {

  /** Health and metrics are nobody else's business unless they are asked for. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?:\\[(?<v6>[0-9A-Fa-f:.]+)]|(?<host>[^:\\[\\]\\s]+)):)?(?<port>\\d{1,5})");

  /**
   * Reads {@code host:port}, {@code [v6]:port}, or a port alone, which stands for this machine
   * only.
   *
   * @throws IllegalArgumentException that says what was expected
   */
  public static HostPort parse(String text) {
    Matcher m = FORM.matcher(text.strip());
    if (!m.matches() || Integer.parseInt(m.group("port")) > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "'%s' is not an address to listen on: expected host:port such as 127.0.0.1:9640 or"
                  .formatted(text)
              + " 0.0.0.0:9640, or a port alone (0 for any free one)");
    }
    String v6 = m.group("v6");
    String host = v6 != null ? v6 : m.group("host");
    return new HostPort(host == null ? LOOPBACK : host, Integer.parseInt(m.group("port")));
  }

  /** The same host, any free port. */
  public HostPort anyPort() {
    return new HostPort(host, 0);
  }

  InetSocketAddress resolved() throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByName(host), port);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
