/** The {@code pawl} command line: its way in. Everything else is in the rooms below. */
package dev.pawl.starter;
