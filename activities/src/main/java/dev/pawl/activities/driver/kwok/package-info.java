/** Machines that are nothing but their Node object, as KWOK and the simulator run them. */
package dev.pawl.activities.driver.kwok;
