/**
 * Checks: what can be known before, told before. Each is one small class that looks at a {@link
 * dev.pawl.activities.checks.View} and changes nothing; the rooms below this one hold them, by
 * subject.
 */
package dev.pawl.activities.checks;
