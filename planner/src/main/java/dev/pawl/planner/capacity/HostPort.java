package dev.pawl.planner.capacity;

/**
 * A port of the node that a pod takes.
 *
 * @param address of the node it listens at; {@code 0.0.0.0} for all, also where not set
 */
public record HostPort(String protocol, String address, int port) {

  private static final String ALL = "0.0.0.0";

  public boolean conflictsWith(HostPort other) {
    return port == other.port
        && protocol.equals(other.protocol)
        && (address.equals(other.address) || address.equals(ALL) || other.address.equals(ALL));
  }

  @Override
  public String toString() {
    return protocol + " " + port;
  }
}
