/** The worker's small HTTP door: health and metrics, on the JDK's server. Nothing is accepted. */
package dev.pawl.worker.http;
