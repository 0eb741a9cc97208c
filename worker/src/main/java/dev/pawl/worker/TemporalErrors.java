package dev.pawl.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * What is wrong with Temporal, in a sentence that names where it was looked for and the variable
 * that says where it is.
 */
record TemporalErrors(String address, String namespace) {

  private static final String NETTY = "^finishConnect\\(\\.\\.\\) failed: ";

  static TemporalUnavailable configuration(Exception e) {
    return new TemporalUnavailable(
        "the configuration for Temporal cannot be read: "
            + root(e)
            + "; see the variables TEMPORAL_… and the file that TEMPORAL_CONFIG_FILE names",
        e);
  }

  /** A server that does not know the call, or lets only some ask for namespaces, is there. */
  boolean isNoAnswerToCareFor(StatusRuntimeException e) {
    Status.Code code = e.getStatus().getCode();
    return code == Status.Code.UNIMPLEMENTED || code == Status.Code.PERMISSION_DENIED;
  }

  TemporalUnavailable explain(StatusRuntimeException e) {
    return new TemporalUnavailable(sentence(e), e);
  }

  private String sentence(StatusRuntimeException e) {
    Status status = e.getStatus();
    String said = root(e);
    if (status.getCode() == Status.Code.NOT_FOUND) {
      return ("Temporal at %s has no namespace '%s': make it with 'temporal operator namespace"
              + " create --namespace %s', or name another with TEMPORAL_NAMESPACE")
          .formatted(address, namespace, namespace);
    }
    if (status.getCode() == Status.Code.UNAUTHENTICATED) {
      return "Temporal at %s does not accept who asks (%s): see TEMPORAL_API_KEY and TEMPORAL_TLS_…"
          .formatted(address, said);
    }
    return ("Temporal does not answer at %s, namespace '%s' (%s): is it running? TEMPORAL_ADDRESS"
            + " says where it is")
        .formatted(address, namespace, said);
  }

  private static String root(Throwable e) {
    Throwable t = e;
    while (t.getCause() != null) {
      t = t.getCause();
    }
    if (t instanceof StatusRuntimeException s) {
      return shortly(s.getStatus());
    }
    return t.getMessage() == null
        ? t.getClass().getSimpleName()
        : t.getMessage().replaceFirst(NETTY, "");
  }

  /** A deadline's description lists every wait of the channel: the word alone says as much. */
  private static String shortly(Status status) {
    return status.getCode() == Status.Code.DEADLINE_EXCEEDED || status.getDescription() == null
        ? status.getCode().name()
        : status.getDescription();
  }
}
