package dev.pawl.planner.explain;

/** What may be changed of a cluster (seed 001, S1.8 and S1.9). */
public enum Change {
  VERSION("version", "a new version"),
  VM_CLASS("vm-class", "a new VM class"),
  STORAGE_CLASS("storage-class", "a new storage class"),
  KUBEADM_CONTROL_PLANE(
      "kubeadm-control-plane", "a changed kubeadmcontrolplane or kubeadmcontrolplanetemplate"),
  KUBEADM_CONFIG("kubeadm-config", "a changed kubeadmconfig or kubeadmconfigtemplate"),
  MACHINE_TEMPLATE(
      "machine-template",
      "a changed vspheremachine(template) of vSphere 8.x or wcpmachine(template) of 7.x"),
  IMAGE_RENAMED("image-renamed", "an image with another name for the same version"),
  NEW_IMAGES("new-images", "new images alone");

  private final String label;
  private final String words;

  Change(String label, String words) {
    this.label = label;
    this.words = words;
  }

  /** Short, as in a step's name. */
  public String label() {
    return label;
  }

  /** For a person. */
  public String words() {
    return words;
  }
}
