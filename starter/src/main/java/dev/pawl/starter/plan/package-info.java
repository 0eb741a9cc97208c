/** From an upgrade.yaml and a cluster to a plan, and how a plan is shown. */
package dev.pawl.starter.plan;
