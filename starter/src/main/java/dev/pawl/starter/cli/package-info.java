/** What all commands share: options, exit codes, and how errors are said. */
package dev.pawl.starter.cli;
