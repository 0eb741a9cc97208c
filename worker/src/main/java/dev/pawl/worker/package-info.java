/**
 * Connects to Temporal, registers workflows and activities, and says how it is. The only room that
 * knows of both Temporal's server and this process; nothing here decides about an upgrade.
 */
package dev.pawl.worker;
