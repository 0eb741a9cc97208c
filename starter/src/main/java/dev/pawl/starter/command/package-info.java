/** The commands, one class each: read options, call a room, print. */
package dev.pawl.starter.command;
