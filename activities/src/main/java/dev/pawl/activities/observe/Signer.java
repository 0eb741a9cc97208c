package dev.pawl.activities.observe;

import dev.pawl.planner.cluster.SignerState;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.Optional;

/**
 * When OpenShift rotates the certificate {@code kube-apiserver-to-kubelet-signer}: read off the
 * public bundle that its operator keeps, never off the Secret with the key (S4.6).
 */
public final class Signer {

  private static final String NAMESPACE = "openshift-kube-apiserver-operator";
  private static final String BUNDLE = "kube-apiserver-to-kubelet-client-ca";
  private static final String KEY = "ca-bundle.crt";

  private Signer() {}

  /** Of the newest certificate in it; empty where there is none, as in other products. */
  public static Optional<SignerState> read(KubernetesClient client) {
    ConfigMap bundle = client.configMaps().inNamespace(NAMESPACE).withName(BUNDLE).get();
    return bundle == null || bundle.getData() == null
        ? Optional.empty()
        : Optional.ofNullable(bundle.getData().get(KEY)).flatMap(Signer::newest);
  }

  static Optional<SignerState> newest(String pem) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
          .stream()
          .map(Signer::x509)
          .max(Comparator.comparing(X509Certificate::getNotAfter))
          .map(c -> SignerState.valid(c.getNotBefore().toInstant(), c.getNotAfter().toInstant()));
    } catch (CertificateException e) {
      return Optional.empty(); // not one that can be read: nothing is known
    }
  }

  private static X509Certificate x509(Certificate certificate) {
    return (X509Certificate) certificate;
  }
}
