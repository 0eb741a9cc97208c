package dev.pawl.simulator.api;

/** What of the apiserver can be swapped while it runs. */
public final class ServerState {
  private volatile ServerVersion version;
  private volatile String metrics = "";
  private volatile Authoriser authoriser = request -> true;

  public ServerState(ServerVersion version) {
    this.version = version;
  }

  public ServerVersion version() {
    return version;
  }

  public void version(ServerVersion next) {
    version = next;
  }

  /** The text of {@code /metrics}. */
  public String metrics() {
    return metrics;
  }

  public void metrics(String text) {
    metrics = text;
  }

  public Authoriser authoriser() {
    return authoriser;
  }

  public void authoriser(Authoriser next) {
    authoriser = next;
  }
}
