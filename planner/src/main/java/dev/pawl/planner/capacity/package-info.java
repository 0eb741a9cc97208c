/**
 * What of a cluster decides whether a pod has a place: nodes with their room, and pods as shapes
 * that the pods of one workload share. Plain numbers; who observes a cluster makes these records.
 */
package dev.pawl.planner.capacity;
