package dev.pawl.planner.policy;

/**
 * A rule about versions, as a person may look it up.
 *
 * @param id stable, in capitals, such as {@code KUBELET-NOT-NEWER}
 * @param source who says so: a page of a policy, a product's documentation with the row of
 *     requirements it is tested as, a KEP
 * @param statement the rule in one sentence
 */
public record VersionRule(String id, String source, String statement) {}
