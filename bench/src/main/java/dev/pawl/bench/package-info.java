/**
 * The same work done by Pawl and by what people use today, on the testbed's real servers, measured
 * from outside. Knows Pawl only as its users do, as a program: none of Pawl's classes may come in.
 */
package dev.pawl.bench;
