/** How a step fails: the kind of failure is what happens next. */
package dev.pawl.workflows.failure;
