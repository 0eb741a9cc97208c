/**
 * What etcd and the generic registry are to a real apiserver: typed-by-table objects, resource
 * versions, bounded history, and the rules every write obeys. Knows no HTTP and no controller.
 */
package dev.pawl.simulator.store;
