/**
 * Version policies: which versions may stand beside which, and which moves are allowed. A policy is
 * a list of rules, each with its limits as data; it judges what it is given and knows no cluster.
 */
package dev.pawl.planner.policy;
