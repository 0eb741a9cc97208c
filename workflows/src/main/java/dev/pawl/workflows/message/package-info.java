/** What people and activities tell a running upgrade. */
package dev.pawl.workflows.message;
