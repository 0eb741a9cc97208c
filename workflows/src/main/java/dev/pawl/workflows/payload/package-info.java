/** The one lenient mapper for what goes into histories. */
package dev.pawl.workflows.payload;
