/** What a cluster looks like now, reduced to what decisions need. Reads only. */
package dev.pawl.activities.observe;
