/** How a control plane is changed, and how one sees that it has. */
package dev.pawl.activities.controlplane;
