/** Driver helm: a release is looked at, changed by Helm itself, and brought back. */
package dev.pawl.activities.addon.helm;
