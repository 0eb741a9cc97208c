package dev.pawl.activities.checks.endpoint;

import java.util.List;
import java.util.Map;

/** Of an EndpointSlice what tells whether somebody answers, as it comes over the wire. */
record SliceItem(Metadata metadata, List<Endpoint> endpoints) {

  private static final String SERVICE = "kubernetes.io/service-name";

  record Metadata(String namespace, Map<String, String> labels) {}

  record Endpoint(
      List<String> addresses, Conditions conditions, Target targetRef, String nodeName) {

    /** The same in the slices of both address families. */
    String word() {
      return targetRef == null ? String.valueOf(addresses) : targetRef.name();
    }

    /** A condition that nobody set means ready: so the API says. */
    boolean ready() {
      return conditions == null || conditions.ready() == null || conditions.ready();
    }
  }

  record Conditions(Boolean ready) {}

  record Target(String name) {}

  SliceItem {
    endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
  }

  /** Null where it belongs to no Service. */
  String service() {
    return metadata.labels() == null ? null : metadata.labels().get(SERVICE);
  }
}
