package dev.pawl.testbed;

/** A server of a cluster. */
public enum KubeComponent {
  ETCD("etcd"),
  APISERVER("kube-apiserver"),
  CONTROLLER_MANAGER("kube-controller-manager"),
  SCHEDULER("kube-scheduler"),
  KWOK("kwok");

  private final String program;

  KubeComponent(String program) {
    this.program = program;
  }

  /** Its name in scripts, pid files and logs. */
  public String program() {
    return program;
  }
}
