package dev.pawl.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How to delete.
 *
 * @param uid precondition, empty for none
 * @param resourceVersion precondition, empty for none
 * @param graceSeconds of a pod; empty for its own
 * @param dependents what becomes of the objects that it owns
 */
public record DeleteOptions(
    String uid,
    String resourceVersion,
    OptionalLong graceSeconds,
    Dependents dependents,
    boolean dryRun) {

  /** What becomes of dependents. */
  public enum Dependents {
    BACKGROUND,
    FOREGROUND,
    ORPHAN
  }

  /** No precondition, the pod's own grace, dependents in the background. */
  public static DeleteOptions plain() {
    return new DeleteOptions("", "", OptionalLong.empty(), Dependents.BACKGROUND, false);
  }

  /** At once, if it is still the same object. */
  public static DeleteOptions now(String uid) {
    return new DeleteOptions(uid, "", OptionalLong.of(0), Dependents.BACKGROUND, false);
  }

  /**
   * Reads a DeleteOptions object.
   *
   * @throws ApiError 422 for an unknown propagation policy
   */
  public static DeleteOptions read(JsonNode body, boolean dryRun) {
    JsonNode preconditions = body.path("preconditions");
    JsonNode grace = body.path("gracePeriodSeconds");
    return new DeleteOptions(
        Trees.text(preconditions, "uid"),
        Trees.text(preconditions, "resourceVersion"),
        grace.isNumber() ? OptionalLong.of(grace.asLong()) : OptionalLong.empty(),
        dependents(body),
        dryRun || !body.path("dryRun").isEmpty());
  }

  public DeleteOptions withResourceVersion(String version) {
    return new DeleteOptions(uid, version, graceSeconds, dependents, dryRun);
  }

  private static Dependents dependents(JsonNode body) {
    return Optional.of(Trees.text(body, "propagationPolicy"))
        .map(
            policy ->
                switch (policy) {
                  case "", "Background" -> Dependents.BACKGROUND;
                  case "Foreground" -> Dependents.FOREGROUND;
                  case "Orphan" -> Dependents.ORPHAN;
                  default ->
                      throw ApiError.of(
                          422, "Invalid", "propagationPolicy: Unsupported value: " + policy);
                })
        .orElseThrow();
  }
}
