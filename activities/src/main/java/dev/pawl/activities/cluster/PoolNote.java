package dev.pawl.activities.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.workflows.payload.PawlDataConverter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a pool was when its upgrade began, as the Lease keeps it: the only record of a pool's size
 * that outlives the workflow.
 */
record PoolNote(String name, int desired, KubeVersion origin) {

  private static final ObjectMapper MAPPER = PawlDataConverter.mapper();

  static String text(List<PoolNote> pools) {
    try {
      return MAPPER.writeValueAsString(pools);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a note that cannot be written", e);
    }
  }

  /** Empty where there is none, or none that can be read: then the pools are counted anew. */
  static List<PoolNote> parse(String text) {
    if (text == null) {
      return List.of();
    }
    try {
      return Arrays.asList(MAPPER.readValue(text, PoolNote[].class));
    } catch (JsonProcessingException e) {
      return List.of();
    }
  }

  static Optional<PoolNote> named(List<PoolNote> pools, String name) {
    return pools.stream().filter(p -> p.name().equals(name)).findFirst();
  }
}
