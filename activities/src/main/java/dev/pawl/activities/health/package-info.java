/** How well a cluster is: looked at, and kept down on its Lease before anything changes. */
package dev.pawl.activities.health;
