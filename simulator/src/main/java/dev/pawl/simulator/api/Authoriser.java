package dev.pawl.simulator.api;

/** Who may do what; a refusal is answered with 403 and a real apiserver's words. */
@FunctionalInterface
public interface Authoriser {
  boolean allows(RequestInfo request);
}
