package dev.pawl.activities.kube;

import java.util.List;

/** There is no such context in the kubeconfig, or none at all; the message names those it has. */
public final class UnknownContextException extends IllegalArgumentException {

  UnknownContextException(String context, String kubeconfig, List<String> known) {
    super(
        "kubeconfig %s has no context '%s'; it has %s"
            .formatted(kubeconfig, context, known.isEmpty() ? "none" : String.join(", ", known)));
  }

  /** No context was asked for, and none is the current one. */
  UnknownContextException(String kubeconfig) {
    super(
        "kubeconfig %s names no current context, and this is no pod of a cluster: set KUBECONFIG, or name a context"
            .formatted(kubeconfig));
  }
}
