/** What concerns a cluster as a whole: the Lease, adoption, marks, the look at the end. */
package dev.pawl.activities.cluster;
