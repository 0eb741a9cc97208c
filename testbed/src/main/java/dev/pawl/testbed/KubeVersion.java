package dev.pawl.testbed;

/** The Kubernetes versions that are built. */
public enum KubeVersion {
  V1_35_4("1.35.4"),
  V1_36_3("1.36.3");

  private final String text;

  KubeVersion(String text) {
    this.text = text;
  }

  /** The version without a leading "v". */
  public String text() {
    return text;
  }

  /** The minor, such as "1.35". */
  public String minor() {
    return text.substring(0, text.lastIndexOf('.'));
  }

  String programs() {
    return "kubernetes-" + minor();
  }

  @Override
  public String toString() {
    return text;
  }
}
