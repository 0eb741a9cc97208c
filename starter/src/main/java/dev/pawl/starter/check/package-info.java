/** {@code pawl check}: the checks run from here, and what is printed of them. */
package dev.pawl.starter.check;
