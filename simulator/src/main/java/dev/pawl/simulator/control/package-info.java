/**
 * The controllers, the scheduler and the kubelets: level-triggered reconcilers on one thread, woken
 * by changes of the store and by simulated time. They write through the store, never over HTTP.
 */
package dev.pawl.simulator.control;
