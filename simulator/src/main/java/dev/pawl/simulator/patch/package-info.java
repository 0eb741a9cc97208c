/** The patch formats, as pure functions from (object, patch) to object. */
package dev.pawl.simulator.patch;
