package dev.pawl.simulator.api;

/**
 * Properties that the JDK's HttpServer reads once, when its class is loaded. An application that
 * uses HttpServer before the simulator starts must set them itself, at least {@code
 * -Dsun.net.httpserver.nodelay=true}: without it each answer waits 40 ms for the peer's
 * acknowledgement.
 */
final class HttpProperties {
  private HttpProperties() {}

  static void set() {
    put("sun.net.httpserver.nodelay", "true");
    // Seconds. The default of 30 closes idle connections that a client is about to use again.
    put("sun.net.httpserver.idleInterval", "600");
    put("sun.net.httpserver.maxIdleConnections", "1000");
  }

  private static void put(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
