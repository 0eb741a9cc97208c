/**
 * How an upgrade is carried out: activity implementations, drivers, drain, checks, gates. The only
 * module that knows fabric8; it is called by Temporal and never by workflows directly.
 */
package dev.pawl.activities;
