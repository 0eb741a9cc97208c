/**
 * Addons from manifests: read as kubectl reads them, pinned by a hash, applied on the server's
 * side, and waited for until they have rolled out.
 */
package dev.pawl.activities.addon;
