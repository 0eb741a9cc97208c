package dev.pawl.activities.addon.object;

/**
 * A field that would change.
 *
 * @param path such as {@code .spec.replicas}
 * @param from null where it is not there
 * @param to null where it goes
 */
public record FieldChange(String path, String from, String to) {}
