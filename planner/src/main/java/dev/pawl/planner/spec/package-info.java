/**
 * What the user wrote, validated. Records with their defaults; {@link
 * dev.pawl.planner.spec.SpecReader} is the one strict reader that makes them from text.
 */
package dev.pawl.planner.spec;
