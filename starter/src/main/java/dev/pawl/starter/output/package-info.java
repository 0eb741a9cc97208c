/** How a command speaks: to a terminal, to a pipe, or as one document. */
package dev.pawl.starter.output;
