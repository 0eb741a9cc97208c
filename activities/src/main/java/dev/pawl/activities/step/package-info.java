/** What every running step does towards Temporal: heartbeats, holds, waits and failures. */
package dev.pawl.activities.step;
