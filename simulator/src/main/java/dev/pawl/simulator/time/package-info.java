/** Simulated time: scaled wall time, or time that a test moves by hand. */
package dev.pawl.simulator.time;
