/** The steps of a pool's rollout, one class each. They look first and do only what is missing. */
package dev.pawl.activities.pool;
