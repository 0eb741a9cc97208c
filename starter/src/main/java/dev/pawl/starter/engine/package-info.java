/**
 * Talking to upgrades through Temporal: finding, asking, ordering, starting. Only the calls that
 * are needed: {@code pawl status} has to be quick.
 */
package dev.pawl.starter.engine;
