/** Who did what and when: an upgrade's event history, read for people. */
package dev.pawl.starter.history;
