/**
 * Drivers manifests and recreate: the objects of a source are applied in order, kept, brought back,
 * and removed when the source no longer has them. How one object is applied is given to it.
 */
package dev.pawl.activities.addon.manifests;
