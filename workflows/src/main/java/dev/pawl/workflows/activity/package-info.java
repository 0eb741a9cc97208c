/** What workflows ask to be done: activity interfaces, one request record each. */
package dev.pawl.workflows.activity;
