package dev.pawl.planner.predict;

/** Which end of its spread every step time is taken at. */
enum Edge {
  LOW,
  LIKELY,
  HIGH
}
