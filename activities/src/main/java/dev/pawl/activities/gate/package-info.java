/** Gates: questions to Prometheus whose answer must be so before an upgrade goes on. */
package dev.pawl.activities.gate;
