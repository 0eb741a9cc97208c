package dev.pawl.planner.spec;

import dev.pawl.planner.operator.JsonPath;
import dev.pawl.planner.operator.ReadyWhen;

/**
 * What driver operator changes: one field of one object, which an operator in the cluster follows.
 *
 * @param namespace null for the default one, or a kind of cluster scope
 * @param path where the version is
 * @param value what it is to be
 * @param create whether the field may be missing before
 */
public record OperatorSpec(
    String apiVersion,
    String kind,
    String namespace,
    String name,
    JsonPath path,
    String value,
    boolean create,
    ReadyWhen ready) {}
