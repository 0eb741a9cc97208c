package dev.pawl.planner.order;

/** The API version through which a cluster of the TKG Service is described. */
public enum TkgApi {
  /** vSphere 7: pools are MachineDeployments of their own. */
  V1ALPHA2,
  /** vSphere 8: built on ClusterClass. */
  V1ALPHA3,
  /** vSphere 8: ClusterClass itself. */
  V1BETA1
}
