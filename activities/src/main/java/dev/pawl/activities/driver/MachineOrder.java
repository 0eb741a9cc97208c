package dev.pawl.activities.driver;

import dev.pawl.planner.version.KubeVersion;

/**
 * A machine to be made.
 *
 * @param upgrade id of the upgrade, its mark
 * @param name of the machine
 * @param replaces the node whose place it takes
 * @param version that its kubelet must have
 * @param origin the version that goes back in its place; null where that is not known
 * @param reverts whether it is made on the way back
 * @param template of the node it is made in the image of, see {@link MachineDriver#template}
 */
public record MachineOrder(
    String upgrade,
    String name,
    String replaces,
    KubeVersion version,
    KubeVersion origin,
    boolean reverts,
    String template) {}
