/** The HTTP door: routes, selectors, watches, evictions, refusals. Knows no controller. */
package dev.pawl.simulator.api;
